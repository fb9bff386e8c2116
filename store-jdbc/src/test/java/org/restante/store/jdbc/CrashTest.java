package org.restante.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.MessageFlag;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException;

/** Another process has the database, and dies. */
final class CrashTest {
    /** How often the writer is killed: {@code -Drestante.crash.rounds=100}. */
    private static final int ROUNDS = Integer.getInteger("restante.crash.rounds", 5);

    private static final int LINES_A_ROUND = 700;

    @TempDir
    Path directory;

    private final Map<Long, Integer> appended = new HashMap<>();
    private final Set<Long> flagged = new HashSet<>();
    private final Set<Long> goingOrGone = new HashSet<>();
    private final Set<Long> gone = new HashSet<>();

    @Test
    void aDatabaseThatAnotherProcessHasIsInUse() throws Exception {
        Path database = directory.resolve("store");
        Process writer = start(database, 0);
        try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(lines.readLine()).startsWith("A ");
            assertThatThrownBy(() -> JdbcStore.open(JdbcSettings.derby(database)))
                    .isInstanceOfSatisfying(StoreException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(StoreException.Code.INUSE);
                        assertThat(failure).hasMessageContaining("another process");
                    });
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    @Test
    @Tag("slow")
    void whatWasAcknowledgedIsThereAfterEveryKill() throws Exception {
        Path database = directory.resolve("store");
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = start(database, round * 100_000);
            try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
                for (int line = 0; line < LINES_A_ROUND + 97 * round; line++) {
                    note(lines.readLine());
                }
                writer.toHandle().destroyForcibly(); // SIGKILL; what it said before can still be read
                lines.lines().forEach(this::note);
                writer.waitFor();
            }
            verify(database);
        }
    }

    private static Process start(Path database, int firstSeed) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                database.toString(),
                Integer.toString(firstSeed)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (words.length < 2 || words[0].equals("A") && words.length < 3) {
            return; // the last line, cut short
        }
        long uid = Long.parseLong(words[1]);
        switch (words[0]) {
            case "A" ->
                assertThat(appended.put(uid, Integer.parseInt(words[2])))
                        .as("a UID is given once: " + uid)
                        .isNull();
            case "F" -> flagged.add(uid);
            case "x" -> goingOrGone.add(uid);
            case "X" -> gone.add(uid);
            default -> throw new AssertionError(line);
        }
    }

    private void verify(Path database) {
        try (JdbcStore store = JdbcStore.open(JdbcSettings.derby(database));
                Mailbox inbox = TestMail.inbox(store)) {
            MailboxState state = inbox.state();
            appended.forEach((uid, seed) -> {
                assertThat(state.uidNext()).isGreaterThan(uid);
                boolean there = state.messages().contains(uid);
                assertThat(there && gone.contains(uid)).as("expunged: " + uid).isFalse();
                assertThat(there || goingOrGone.contains(uid))
                        .as("there: " + uid)
                        .isTrue();
                if (there) {
                    assertThat(TestMail.read(inbox, uid)).isEqualTo(TestMail.octets(CrashWriter.size(seed), seed));
                    if (flagged.contains(uid)) {
                        int index = state.messages().indexOf(uid);
                        assertThat(state.messages().flags(index)).contains(MessageFlag.SEEN);
                    }
                }
            });
            store.storage().housekeeping().settle();
            assertThat(store.check()).isEmpty();
        }
    }
}
