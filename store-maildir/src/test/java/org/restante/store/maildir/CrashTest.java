package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException;

/** Another process has the Maildir, and dies. */
final class CrashTest {
    /** How often the writer is killed: {@code -Drestante.crash.rounds=100}. */
    private static final int ROUNDS = Integer.getInteger("restante.crash.rounds", 5);

    private static final int LINES_A_ROUND = 300;

    @TempDir
    Path directory;

    private final Map<Long, Integer> appended = new HashMap<>();
    private final Set<Long> flagged = new HashSet<>();
    private final Set<Long> annotated = new HashSet<>();
    private final Set<Long> moving = new HashSet<>();
    private final Set<Long> moved = new HashSet<>();

    @Test
    void aMaildirThatAnotherRestanteHasIsInUse() throws Exception {
        Process writer = start(0);
        try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII);
                MaildirStore store = MaildirStore.open(MaildirFixture.settings(directory))) {
            assertThat(lines.readLine()).startsWith("A ");
            // Refused at the latest when it is looked at; before, if the other one is just moving messages.
            assertThatThrownBy(() -> lookAt(store))
                    .isInstanceOfSatisfying(StoreException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(StoreException.Code.INUSE));
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    @Test
    @Tag("slow")
    void whatWasAcknowledgedIsThereAfterEveryKill() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = start(round * 100_000);
            try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
                for (int line = 0; line < LINES_A_ROUND + 41 * round; line++) {
                    note(lines.readLine());
                }
                writer.toHandle().destroyForcibly(); // SIGKILL; what it said before can still be read
                lines.lines().forEach(this::note);
                writer.waitFor();
            }
            verify();
        }
    }

    private static MailboxState lookAt(MaildirStore store) {
        try (Mailbox inbox = store.account("alice").open(MailboxName.INBOX)) {
            return inbox.state();
        }
    }

    private Process start(int firstSeed) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                directory.toString(),
                Integer.toString(firstSeed)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (!List.of("A", "F", "N", "m", "M").contains(words[0])
                || words.length < 2
                || words[0].equals("A") && words.length < 3) {
            return; // the last line, cut short, or one of the log
        }
        long uid = Long.parseLong(words[1]);
        switch (words[0]) {
            case "A" ->
                assertThat(appended.put(uid, Integer.parseInt(words[2])))
                        .as("a UID is given once: " + uid)
                        .isNull();
            case "F" -> flagged.add(uid);
            case "N" -> annotated.add(uid);
            case "m" -> moving.add(uid);
            default -> moved.add(uid);
        }
    }

    private static Optional<byte[]> note(Mailbox mailbox, long uid) {
        List<byte[]> notes = new ArrayList<>();
        mailbox.annotations(
                UidSet.of(uid),
                (which, annotations) -> annotations.value(CrashWriter.NOTE).ifPresent(notes::add));
        return notes.stream().findFirst();
    }

    private void verify() throws IOException {
        try (MaildirStore store = MaildirStore.open(MaildirFixture.settings(directory))) {
            Account alice = store.account("alice");
            try (Mailbox inbox = alice.open(MailboxName.INBOX);
                    Mailbox target = alice.open(CrashWriter.MOVED)) {
                Map<String, Integer> there = new HashMap<>();
                Map<String, Long> uids = new HashMap<>();
                target.state().messages().uids().forEach(uid -> {
                    there.merge(Others.read(target, uid), 1, Integer::sum);
                    uids.put(Others.read(target, uid), uid);
                });
                assertThat(there.values()).as("nothing is moved twice").containsOnly(1);
                MailboxState state = inbox.state();
                appended.forEach((uid, seed) -> {
                    assertThat(state.uidNext()).isGreaterThan(uid);
                    boolean here = state.messages().contains(uid);
                    assertThat(here ^ there.containsKey(CrashWriter.text(seed)))
                            .as("in one of two places: " + uid)
                            .isTrue();
                    assertThat(here && moved.contains(uid)).as("moved: " + uid).isFalse();
                    assertThat(here || moving.contains(uid))
                            .as("not moved: " + uid)
                            .isTrue();
                    if (annotated.contains(uid)) {
                        assertThat(note(here ? inbox : target, here ? uid : uids.get(CrashWriter.text(seed))))
                                .as("the annotation of " + uid)
                                .hasValue(CrashWriter.note(seed));
                    }
                    if (here) {
                        assertThat(Others.read(inbox, uid)).isEqualTo(CrashWriter.text(seed));
                        if (flagged.contains(uid)) {
                            assertThat(Others.flags(inbox, uid))
                                    .isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.of("Work")));
                        }
                    }
                });
            }
            assertThat(store.inspect()).isEmpty();
        }
        Path root = directory.resolve("alice");
        for (Path folder : List.of(root, root.resolve(".moved"))) {
            UidList list = UidList.parse(Files.readAllBytes(folder.resolve(UidList.FILE)));
            assertThat(list.faults()).isEmpty();
            try (Stream<Path> files = Files.list(folder.resolve("cur"))) {
                Set<String> bases = new HashSet<>();
                list.entries().forEach(entry -> bases.add(entry.base()));
                assertThat(files.map(file ->
                                FileName.parse(file.getFileName().toString()).base()))
                        .as("every file is listed for other programs")
                        .allMatch(bases::contains);
            }
        }
    }
}
