package org.restante.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.TypeLiteral;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException;

final class JdbcStoreTest {
    @TempDir
    Path directory;

    private JdbcSettings settings() {
        return JdbcSettings.derby(directory.resolve("below/store"));
    }

    @Test
    void twoStoresOnOneDatabaseAreRefused() {
        try (JdbcStore store = JdbcStore.open(settings())) {
            assertThat(store.features()).isNotEmpty();
            assertThatThrownBy(() -> JdbcStore.open(settings()))
                    .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                            .isEqualTo(StoreException.Code.INUSE));
        }
        JdbcStore.open(settings()).close();
    }

    @Test
    void severalStoresInOneProcessDoNotMeet() {
        try (JdbcStore one = JdbcStore.open(JdbcSettings.inMemory("one"))) {
            try (JdbcStore other = JdbcStore.open(JdbcSettings.inMemory("other"));
                    Mailbox inbox = TestMail.inbox(other)) {
                TestMail.append(inbox, TestMail.octets(100, 1));
            }
            try (Mailbox inbox = TestMail.inbox(one)) {
                assertThat(inbox.state().messages().size()).isZero();
                TestMail.append(inbox, TestMail.octets(100, 1));
            }
        }
    }

    @Test
    void aDatabaseInTheHeapIsGoneWhenItsStoreIsClosed() {
        for (int round = 0; round < 2; round++) {
            try (JdbcStore store = JdbcStore.open(JdbcSettings.inMemory("short"));
                    Mailbox inbox = TestMail.inbox(store)) {
                assertThat(TestMail.append(inbox, TestMail.octets(10, 1))).isEqualTo(1);
            }
        }
    }

    @Test
    void noThreadStaysWhenTheLastStoreIsClosed() throws InterruptedException {
        try (JdbcStore store = JdbcStore.open(settings());
                Mailbox inbox = TestMail.inbox(store)) {
            TestMail.append(inbox, TestMail.octets(10, 1));
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            if (name.contains("derby") || name.contains("restante") || name.contains("Hikari")) {
                assertThat(thread.join(Duration.ofSeconds(10)))
                        .as("%s ends", name)
                        .isTrue();
            }
        }
    }

    @Test
    void itsFilesAreForTheirOwnerAlone() throws Exception {
        JdbcStore.open(settings()).close();
        Path log = directory.resolve("below/store/log/log1.dat");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("below/derby.log")).exists();
    }

    @Test
    void aDatabaseHalfMadeIsMadeAnew() throws Exception {
        Path half = directory.resolve("below/store.new/seg0");
        Files.createDirectories(half);
        Files.writeString(half.resolve("c10.dat"), "killed while making it");
        try (JdbcStore store = JdbcStore.open(settings())) {
            assertThat(store.check()).isEmpty();
        }
        assertThat(directory.resolve("below/store.new")).doesNotExist();
    }

    @Test
    void aStateComesBackFromSnapshotAndTail() {
        MailboxState before;
        try (JdbcStore store = JdbcStore.open(settings().withSnapshotInterval(10));
                Mailbox inbox = TestMail.inbox(store)) {
            for (int i = 0; i < 34; i++) {
                TestMail.append(inbox, TestMail.octets(10 + i, i));
                store.storage().housekeeping().settle(); // so that each snapshot is written when it is due
            }
            TestMail.flag(inbox, UidSet.range(3, 9), FlagOperation.ADD, Flags.of(MessageFlag.of("$Junk")));
            inbox.commit(new Change.Expunge(UidSet.range(5, 6)));
            before = inbox.state();
            store.storage().housekeeping().settle();
            long logged = store.storage()
                    .database()
                    .transact(c -> Sql.list(c, row -> row.getLong(1), "SELECT mod_seq FROM mailbox_change"))
                    .size();
            assertThat(logged).isLessThan(20);
        }
        try (JdbcStore store = JdbcStore.open(settings());
                Mailbox inbox = TestMail.inbox(store)) {
            MailboxState after = inbox.state();
            assertThat(after.modSeq()).isEqualTo(before.modSeq());
            assertThat(after.uidNext()).isEqualTo(before.uidNext());
            assertThat(after.vanished()).isEqualTo(before.vanished());
            assertThat(after.messages().size()).isEqualTo(before.messages().size());
            for (int i = 0; i < after.messages().size(); i++) {
                assertThat(after.messages().row(i)).isEqualTo(before.messages().row(i));
            }
            assertThat(store.check()).isEmpty();
        }
    }

    @Test
    void whatWasExpungedBeforeACrashIsSweptAtTheNextStart() {
        try (JdbcStore store = JdbcStore.open(settings())) {
            Mailbox inbox = TestMail.inbox(store); // left open, as by a crash
            TestMail.append(inbox, TestMail.octets(100, 1));
            TestMail.append(inbox, TestMail.octets(100, 2));
            inbox.commit(new Change.Expunge(UidSet.of(1)));
            inbox.upload().write(TestMail.octets(600_000, 3), 0, 600_000);
            assertThat(count(store, "upload")).isEqualTo(1);
            assertThat(count(store, "message")).isEqualTo(2);
        }
        try (JdbcStore store = JdbcStore.open(settings())) {
            store.storage().housekeeping().settle();
            assertThat(count(store, "message")).isEqualTo(1);
            assertThat(count(store, "content")).isEqualTo(1);
            assertThat(count(store, "content_chunk")).isEqualTo(1);
            assertThat(count(store, "expunged")).isZero();
            assertThat(count(store, "upload")).isZero();
            assertThat(store.check()).isEmpty();
        }
    }

    @Test
    void aDeletedMailboxLeavesNothingBehindAndCopiesElsewhereStay() {
        MailboxName work = MailboxName.of("work");
        try (JdbcStore store = JdbcStore.open(settings());
                Mailbox inbox = TestMail.inbox(store)) {
            store.account("alice").create(work, Set.of());
            try (Mailbox mailbox = store.account("alice").open(work)) {
                for (int i = 0; i < 250; i++) {
                    TestMail.append(mailbox, TestMail.octets(10, i));
                }
                mailbox.commit(new Change.Copy(UidSet.of(7), inbox));
            }
            store.account("alice").delete(work);
            store.storage().housekeeping().settle();
            assertThat(count(store, "message")).isEqualTo(1);
            assertThat(count(store, "content")).isEqualTo(1);
            assertThat(count(store, "mailbox_change")).isEqualTo(1);
            assertThat(TestMail.read(inbox, 1)).isEqualTo(TestMail.octets(10, 6));
            assertThat(store.check()).isEmpty();
        }
    }

    @Test
    void aCopyTakesNoOctets() {
        try (JdbcStore store = JdbcStore.open(settings());
                Mailbox inbox = TestMail.inbox(store)) {
            TestMail.append(inbox, TestMail.octets(100_000, 1));
            inbox.commit(new Change.Copy(UidSet.of(1), inbox));
            assertThat(count(store, "content")).isEqualTo(1);
            assertThat(TestMail.read(inbox, 2)).isEqualTo(TestMail.octets(100_000, 1));
        }
    }

    @Test
    void theCheckFindsDamage() {
        try (JdbcStore store = JdbcStore.open(settings());
                Mailbox inbox = TestMail.inbox(store)) {
            for (int i = 0; i < 5; i++) {
                TestMail.append(inbox, TestMail.octets(50, i));
            }
            assertThat(store.check()).isEmpty();
            change(store, "UPDATE content_chunk SET octets = X'00'");
            change(store, "DELETE FROM message WHERE uid = 2");
            change(store, "UPDATE message SET octets = 51 WHERE uid = 3");
            change(store, "DELETE FROM content WHERE id = (SELECT content FROM message WHERE uid = 4)");
            change(store, "INSERT INTO message SELECT mailbox, 77, content, 0, 0, 0 FROM message WHERE uid = 1");
            assertThat(store.check())
                    .extracting(Finding::what)
                    .anyMatch(what -> what.contains("no rows for the messages 2"))
                    .anyMatch(what -> what.contains("disagree"))
                    .anyMatch(what -> what.contains("content is missing"))
                    .anyMatch(what -> what.contains("in no log"))
                    .anyMatch(what -> what.contains("no message refers to it"))
                    .anyMatch(what -> what.contains("octets and nothing else"))
                    .anyMatch(what -> what.contains("Octets of a message are missing"));
            change(store, "DELETE FROM mailbox_change WHERE mod_seq = 3");
            assertThat(store.check()).anyMatch(finding -> finding.what().contains("changes are missing from its log"));
        }
    }

    @Test
    void guiceOpensItUnderItsName() {
        Injector injector = Guice.createInjector(new JdbcStoreModule(JdbcSettings.inMemory("guice")));
        Map<String, Provider<MailStore>> stores =
                injector.getInstance(Key.get(new TypeLiteral<Map<String, Provider<MailStore>>>() {}));
        try (MailStore store = stores.get("jdbc").get()) {
            assertThat(store.account("alice").mailboxes()).hasSize(1);
        }
    }

    private static int count(JdbcStore store, String table) {
        return store.storage()
                .database()
                .transact(c -> Sql.first(c, row -> row.getInt(1), "SELECT COUNT(*) FROM " + table))
                .orElseThrow();
    }

    private static void change(JdbcStore store, String sql) {
        store.storage().database().transact(connection -> Sql.update(connection, sql));
    }
}
