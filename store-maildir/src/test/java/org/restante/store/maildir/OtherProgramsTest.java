package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageSummary;
import org.restante.store.StoreException;
import org.restante.store.Watch;

/** Other programs deliver, rename, remove and damage while a mailbox is open, and between. */
final class OtherProgramsTest {
    private static final String MAIL = "Subject: x\r\n\r\ntext\r\n";

    @TempDir
    Path folder;

    private MaildirStore store;
    private Mailbox inbox;
    private Path root;

    @BeforeEach
    void open() {
        root = folder.resolve("alice");
        store = MaildirStore.open(MaildirFixture.settings(folder).withLockTimeout(Duration.ofMillis(300)));
        inbox = store.account("alice").open(MailboxName.INBOX);
    }

    @AfterEach
    void close() {
        inbox.close();
        store.close();
    }

    private void reopen() {
        close();
        open();
    }

    private UidSet uids() {
        return inbox.state().messages().uids();
    }

    @Test
    void aDeliveryGetsTheNextUidAndLinesThatEndAsTheProtocolWants() throws IOException {
        Others.append(inbox, MAIL);
        Path file = Others.write(root.resolve("tmp/1.x.host"), "Subject: y\n\none\ntwo\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
        Files.move(file, root.resolve("new/1.x.host"));
        MailboxState state = inbox.state();
        assertThat(state.messages().uids()).isEqualTo(UidSet.of(1, 2));
        assertThat(Others.read(inbox, 2)).isEqualTo("Subject: y\r\n\r\none\r\ntwo\r\n");
        assertThat(state.messages().octets(1)).isEqualTo(24);
        assertThat(state.messages().internalDate(1).epochSecond()).isEqualTo(1_000_000_000);
        assertThat(inbox.recent()).isEqualTo(UidSet.of(1, 2));
        assertThat(root.resolve("cur/1.x.host:2,")).exists();
        assertThat(root.resolve("dovecot-uidlist")).content().contains("2 :1.x.host\n");
        reopen();
        assertThat(uids()).isEqualTo(UidSet.of(1, 2));
        assertThat(Others.read(inbox, 2)).hasSize(24);
    }

    @Test
    void aDeliveryPokes() throws Exception {
        inbox.state();
        Semaphore pokes = new Semaphore(0);
        Watch watch = inbox.watch(pokes::release);
        Others.write(root.resolve("new/1.x.host"), MAIL);
        do {
            assertThat(pokes.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        } while (inbox.state().messages().size() == 0);
        watch.close();
    }

    @Test
    void flagsOfOthersAreAChange() throws IOException {
        Others.append(inbox, MAIL);
        Others.append(inbox, MAIL, MessageFlag.of("Work"));
        MailboxState before = inbox.state();
        Path file = Others.only(root.resolve("cur"), ":2,a");
        Others.rename(
                file,
                FileName.parse(file.getFileName().toString()).withLetters("FSa").toString());
        assertThat(Others.flags(inbox, 2))
                .isEqualTo(Flags.of(MessageFlag.FLAGGED, MessageFlag.SEEN, MessageFlag.of("Work")));
        MailboxState after = inbox.state();
        assertThat(after.modSeq()).isEqualTo(before.modSeq().next());
        assertThat(after.messages().changedSince(before.modSeq())).isEqualTo(UidSet.of(2));
    }

    @Test
    void flagsThatOthersChangeWhileNobodyLooksAreAChange() throws IOException {
        Others.append(inbox, MAIL, MessageFlag.SEEN);
        Others.append(inbox, MAIL, MessageFlag.of("Work"));
        Others.append(inbox, MAIL, MessageFlag.DRAFT);
        MailboxState before = inbox.state();
        close();
        Path seen = Others.only(root.resolve("cur"), ":2,S");
        Others.rename(seen, FileName.parse(seen.getFileName().toString()).base());
        Path work = Others.only(root.resolve("cur"), ":2,a");
        Others.rename(work, work.getFileName().toString().replace(":2,a", ":2,Fa"));
        open();
        assertThat(Others.flags(inbox, 1)).isEqualTo(Flags.NONE);
        assertThat(Others.flags(inbox, 2)).isEqualTo(Flags.of(MessageFlag.FLAGGED, MessageFlag.of("Work")));
        assertThat(inbox.state().modSeq()).isEqualTo(before.modSeq().next());
        assertThat(inbox.state().messages().changedSince(before.modSeq())).isEqualTo(UidSet.of(1, 2));
        reopen();
        assertThat(inbox.state().modSeq()).isEqualTo(before.modSeq().next());
    }

    @Test
    void aFileThatIsRenamedUnderOurHandsIsStillReadAndFlagged() throws IOException {
        Others.append(inbox, MAIL);
        inbox.state();
        Path file = Others.only(root.resolve("cur"), ":2,");
        Others.rename(
                file,
                FileName.parse(file.getFileName().toString()).withLetters("PS").toString());
        assertThat(Others.read(inbox, 1)).isEqualTo(MAIL);
        Others.flag(inbox, 1, MessageFlag.FLAGGED);
        assertThat(Others.flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.FLAGGED));
        assertThat(Others.only(root.resolve("cur"), ":2,").getFileName().toString())
                .endsWith(":2,FPS");
    }

    @Test
    void whatOthersRemoveHasVanished() throws IOException {
        Others.append(inbox, MAIL);
        Others.append(inbox, MAIL);
        MailboxState before = inbox.state();
        Files.delete(root.resolve("cur").resolve(listed(1) + ":2,"));
        assertThat(uids()).isEqualTo(UidSet.of(2));
        assertThat(inbox.state().vanishedSince(before.modSeq())).isEqualTo(UidSet.of(1));
        assertThatThrownBy(() -> inbox.content(1))
                .isInstanceOfSatisfying(StoreException.class, gone -> assertThat(gone.code())
                        .isEqualTo(StoreException.Code.EXPUNGEISSUED));
        assertThat(Others.append(inbox, MAIL)).isEqualTo(3);
    }

    private String listed(long uid) throws IOException {
        return UidList.parse(Files.readAllBytes(root.resolve("dovecot-uidlist"))).entries().stream()
                .filter(entry -> entry.uid() == uid)
                .findFirst()
                .orElseThrow()
                .base();
    }

    @Test
    void whatWasGoneAndIsBackHasANewUid() throws IOException {
        Others.append(inbox, MAIL);
        Others.append(inbox, MAIL);
        Path file = root.resolve("cur").resolve(listed(1) + ":2,");
        Files.move(file, folder.resolve("away"));
        assertThat(uids()).isEqualTo(UidSet.of(2));
        Files.move(folder.resolve("away"), file);
        assertThat(uids()).isEqualTo(UidSet.of(2, 3));
        assertThat(Others.read(inbox, 3)).isEqualTo(MAIL);
        reopen();
        assertThat(uids()).isEqualTo(UidSet.of(2, 3));
    }

    @Test
    void aFileThatIsThereTwiceIsTwoMessages() throws IOException {
        Others.append(inbox, MAIL);
        Path file = root.resolve("cur").resolve(listed(1) + ":2,");
        Files.copy(file, root.resolve("cur").resolve(listed(1) + ":2,S"));
        Files.copy(file, root.resolve("new").resolve(listed(1)));
        assertThat(inbox.state().messages().size()).isBetween(2, 3);
        assertThat(uids()).isEqualTo(UidSet.of(1, 2, 3));
        for (long uid = 1; uid <= 3; uid++) {
            assertThat(Others.read(inbox, uid)).isEqualTo(MAIL);
        }
    }

    @Test
    void aDamagedUidListIsWrittenAgainWithAllThatIsKnown() throws IOException {
        for (int i = 0; i < 5; i++) {
            Others.append(inbox, MAIL);
        }
        MailboxState before = inbox.state();
        Path list = root.resolve("dovecot-uidlist");
        for (String damage : List.of("", "\0\0\0\0\0", "3 V1", "garbage\n1 :x\n")) {
            Others.write(list, damage);
            Others.append(inbox, MAIL);
            reopen();
            assertThat(uids().contains(1) && uids().contains(5)).as(damage).isTrue();
            assertThat(UidList.parse(Files.readAllBytes(list)).faults()).isEmpty();
        }
        Files.delete(list);
        Others.write(root.resolve("new/late"), MAIL);
        assertThat(uids()).isEqualTo(UidSet.range(1, 10));
        close();
        Files.delete(list);
        open();
        assertThat(uids()).isEqualTo(UidSet.range(1, 10));
        assertThat(inbox.state().messages().row(0)).isEqualTo(before.messages().row(0));
        assertThat(store.inspect()).isEmpty();
    }

    @Test
    void aBadLineCostsNoOtherMessageItsUid() throws IOException {
        for (int i = 0; i < 3; i++) {
            Others.append(inbox, MAIL);
        }
        close();
        Path list = root.resolve("dovecot-uidlist");
        String text = Files.readString(list, StandardCharsets.ISO_8859_1).replace("2 :", "zwei :");
        Others.write(list, text);
        for (String ours : List.of(MailboxLog.FILE)) {
            Files.delete(root.resolve(ours)); // nothing but the list knows
        }
        open();
        assertThat(uids()).isEqualTo(UidSet.of(1, 3, 4));
    }

    @Test
    void ourOwnFilesAreMadeAgain() throws IOException {
        Others.append(inbox, MAIL, MessageFlag.SEEN, MessageFlag.of("Work"));
        Others.append(inbox, "lone\nline feeds\n");
        inbox.commit(new Change.Expunge(UidSet.of(Others.append(inbox, MAIL))));
        inbox.readBy("bob")
                .commit(new Change.Store(
                        UidSet.of(2), FlagOperation.ADD, Flags.of(MessageFlag.SEEN), Optional.empty()));
        MailboxState before = inbox.state();
        inbox.release(before.modSeq());
        List<MessageSummary> summaries = summaries();
        inbox.close();
        assertThat(store.rebuild()).isEmpty();
        inbox = store.account("alice").open(MailboxName.INBOX);
        MailboxState after = inbox.state();
        assertThat(after.uidNext()).isEqualTo(before.uidNext());
        assertThat(after.messages().uids()).isEqualTo(before.messages().uids());
        assertThat(after.messages().flags(0)).isEqualTo(before.messages().flags(0));
        assertThat(after.modSeq()).isGreaterThan(before.modSeq());
        assertThat(after.seen()).isEqualTo(before.seen());
        assertThat(after.seen().of("bob")).isEqualTo(UidSet.of(2));
        assertThat(Others.read(inbox, 2)).isEqualTo("lone\nline feeds\n");
        assertThat(summaries())
                .extracting(MessageSummary::emailId)
                .isEqualTo(summaries.stream().map(MessageSummary::emailId).toList());
        assertThat(store.rebuild()).hasSize(1).first().asString().contains("open");
    }

    private List<MessageSummary> summaries() {
        List<MessageSummary> all = new ArrayList<>();
        inbox.summaries(UidSet.range(1, UidSet.MAX_UID), all::add);
        return all;
    }

    @Test
    void aLockOfAProgramThatLivesIsWaitedForAndOneLeftOverIsNot() throws IOException {
        Path lock = root.resolve("dovecot-uidlist.lock");
        inbox.state();
        Others.write(lock, ProcessHandle.current().pid() + ":" + UniqueNames.hostName());
        assertThatThrownBy(() -> Others.append(inbox, MAIL))
                .isInstanceOfSatisfying(
                        StoreException.class, held -> assertThat(held.code()).isEqualTo(StoreException.Code.INUSE));
        Others.write(lock, "999999999:" + UniqueNames.hostName());
        assertThat(Others.append(inbox, MAIL)).isEqualTo(1);
        Others.write(lock, "1:elsewhere");
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(600)));
        assertThat(Others.append(inbox, MAIL)).isEqualTo(2);
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        inbox.state();
        Path secret = Others.write(folder.resolve("secret"), MAIL);
        Files.createSymbolicLink(root.resolve("cur/1.x.host:2,"), secret);
        Files.createSymbolicLink(root.resolve("new/2.x.host"), secret);
        assertThat(uids()).isEqualTo(UidSet.EMPTY);
        store.account("bob").create(MailboxName.of("box"), Set.of());
        Files.createSymbolicLink(root.resolve(".linked"), folder.resolve("bob/.box"));
        assertThat(store.account("alice").mailboxes()).hasSize(1);
    }

    @Test
    void aFolderThatSomebodyCopiesIsAMailboxOfItsOwn() throws IOException {
        store.account("alice").create(MailboxName.of("one"), Set.of());
        try (Mailbox one = store.account("alice").open(MailboxName.of("one"))) {
            Others.append(one, MAIL);
            run(
                    "cp",
                    "-a",
                    root.resolve(".one").toString(),
                    root.resolve(".two").toString());
            Files.delete(root.resolve(".two/restante-log"));
            assertThat(store.account("alice").mailboxes())
                    .extracting(entry -> entry.id().orElseThrow())
                    .doesNotHaveDuplicates()
                    .hasSize(3);
            try (Mailbox two = store.account("alice").open(MailboxName.of("two"))) {
                assertThat(two.id()).isNotEqualTo(one.id());
                assertThat(two.state().messages().uids()).isEqualTo(UidSet.of(1));
            }
        }
    }

    private static void run(String... command) throws IOException {
        try {
            assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    @Test
    void aMailboxThatOthersDeleteIsGone() throws IOException {
        store.account("alice").create(MailboxName.of("box"), Set.of());
        try (Mailbox box = store.account("alice").open(MailboxName.of("box"))) {
            Others.append(box, MAIL);
            Disk.removeAll(root.resolve(".box"));
            assertThatThrownBy(box::state).isInstanceOfSatisfying(StoreException.class, gone -> assertThat(gone.code())
                    .isEqualTo(StoreException.Code.NONEXISTENT));
        }
        assertThat(store.account("alice").mailboxes()).hasSize(1);
    }

    @Test
    void subscriptionsOfBothVersionsAreRead() throws IOException {
        store.account("alice").mailboxes();
        Others.write(root.resolve("subscriptions"), "a.b\n&AOQ-\n");
        assertThat(store.account("alice").mailboxes())
                .extracting(entry -> entry.name().value())
                .containsExactly("INBOX", "a/b", "ä");
        store.account("alice").subscribe(MailboxName.of("c/d"));
        assertThat(root.resolve("subscriptions")).content().isEqualTo("a.b\n&AOQ-\nc.d\n");
        Others.write(root.resolve("subscriptions"), "V\t2\n\na\tb\n&&&bad\n");
        store.account("alice").subscribe(MailboxName.of("c/d"));
        store.account("alice").unsubscribe(MailboxName.of("a/b"));
        assertThat(root.resolve("subscriptions")).content().isEqualTo("V\t2\n\n&&&bad\nc\td\n");
    }
}
