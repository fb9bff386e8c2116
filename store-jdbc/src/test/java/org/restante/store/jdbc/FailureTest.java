package org.restante.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;

/** What becomes of a commit when the database fails in the middle of it. */
final class FailureTest {
    private final JdbcSettings settings = JdbcSettings.inMemory("failing");
    private FailingDialect dialect;
    private JdbcStore store;
    private Mailbox inbox;

    @BeforeEach
    void open() {
        dialect = new FailingDialect(Dialect.of(settings));
        store = JdbcStore.open(settings, dialect, InstantSource.system());
        inbox = TestMail.inbox(store);
        TestMail.append(inbox, TestMail.octets(100, 1));
    }

    @AfterEach
    void close() {
        inbox.close();
        store.close();
    }

    @Test
    void aConnectionLostAfterTheCommitIsASuccessAndNotMadeTwice() {
        dialect.atNextCommit(connection -> {
            connection.commit();
            connection.close();
            throw new SQLException("lost", "08006", 40_000);
        });
        assertThat(TestMail.append(inbox, TestMail.octets(100, 2))).isEqualTo(2);
        assertThat(inbox.state().messages().size()).isEqualTo(2);
        assertThat(TestMail.append(inbox, TestMail.octets(100, 3))).isEqualTo(3);
        assertThat(store.check()).isEmpty();
    }

    @Test
    void aConnectionLostBeforeTheCommitIsAFailureThatLeavesNothing() {
        dialect.atNextCommit(connection -> {
            connection.rollback();
            connection.close();
            throw new SQLException("lost", "08006", 40_000);
        });
        assertFails(StoreException.Code.UNAVAILABLE);
        assertThat(inbox.state().messages().size()).isEqualTo(1);
        assertThat(TestMail.append(inbox, TestMail.octets(100, 3))).isEqualTo(2);
        assertThat(store.check()).isEmpty();
    }

    @Test
    void aDeadlockIsTriedAgain() {
        dialect.atNextCommit(connection -> {
            connection.rollback();
            throw new SQLException("deadlock", "40001", 30_000);
        });
        assertThat(TestMail.append(inbox, TestMail.octets(300_000, 2))).isEqualTo(2);
        assertThat(TestMail.read(inbox, 2)).isEqualTo(TestMail.octets(300_000, 2));
        assertThat(store.check()).isEmpty();
    }

    @Test
    void aFullDiskIsARefusalThatLeavesTheMailboxAsItWas() {
        dialect.atNextCommit(connection -> {
            connection.rollback();
            throw new SQLException("log", "XSLA4", 45_000, new IOException("No space left on device"));
        });
        assertFails(StoreException.Code.OVERQUOTA);
        assertThat(inbox.state().messages().size()).isEqualTo(1);
        assertThat(TestMail.read(inbox, 1)).isEqualTo(TestMail.octets(100, 1));
        assertThat(TestMail.append(inbox, TestMail.octets(100, 3))).isEqualTo(2);
        assertThat(store.check()).isEmpty();
    }

    @Test
    void whileLittleIsFreeNothingNewIsStoredButFlagsAndExpungesGoOn() {
        dialect.leaveFree(settings.reserveOctets() - 1);
        assertFails(StoreException.Code.OVERQUOTA);
        assertThatThrownBy(() -> inbox.commit(new Change.Copy(UidSet.of(1), inbox)))
                .isInstanceOf(StoreException.class);
        TestMail.flag(inbox, UidSet.of(1), FlagOperation.ADD, Flags.of(MessageFlag.DELETED));
        assertThat(TestMail.read(inbox, 1)).isEqualTo(TestMail.octets(100, 1));
        inbox.commit(new Change.Expunge(UidSet.of(1)));
        dialect.leaveFree(settings.reserveOctets());
        assertThat(TestMail.append(inbox, TestMail.octets(100, 2))).isEqualTo(2);
    }

    @Test
    void aMailboxThatWentOnElsewhereIsReadAgain() {
        store.storage().database().transact(connection -> {
            store.storage().log().append(connection, keyOf(inbox), 3, 0, new LogRecord.Expunged(UidSet.of(1)));
            return Sql.update(connection, "UPDATE mailbox SET mod_seq = 3 WHERE id = ?", keyOf(inbox));
        });
        assertThat(TestMail.append(inbox, TestMail.octets(100, 2))).isEqualTo(2);
        assertThat(inbox.state().modSeq().value()).isEqualTo(4);
        assertThat(inbox.state().messages().uids()).isEqualTo(UidSet.of(2));
    }

    @Test
    void anInterruptedThreadCommitsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        long uid = TestMail.append(inbox, TestMail.octets(300_000, 2));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(TestMail.read(inbox, uid)).isEqualTo(TestMail.octets(300_000, 2));
    }

    @Test
    void oneRefusedChangeDoesNotTakeThoseAlongThatCameWithIt() throws Exception {
        CountDownLatch inCommit = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        dialect.atNextCommit(connection -> {
            inCommit.countDown();
            await(goOn);
            connection.commit();
        });
        List<Throwable> failures = new ArrayList<>();
        Thread leader = Thread.startVirtualThread(() -> TestMail.append(inbox, TestMail.octets(10, 1)));
        inCommit.await();
        Thread good = Thread.startVirtualThread(() -> TestMail.append(inbox, TestMail.octets(10, 2)));
        Thread bad = Thread.ofVirtual()
                .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                .start(() -> inbox.commit(new Change.Append(List.of())));
        goOn.countDown();
        leader.join();
        good.join();
        bad.join();
        assertThat(failures).singleElement().isInstanceOf(IllegalArgumentException.class);
        assertThat(inbox.state().messages().size()).isEqualTo(3);
        assertThat(store.check()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long keyOf(Mailbox mailbox) {
        return ((JdbcMailbox) mailbox).open().key();
    }

    private void assertFails(StoreException.Code code) {
        assertThatThrownBy(() -> TestMail.append(inbox, TestMail.octets(100, 2)))
                .isInstanceOfSatisfying(StoreException.class, failure -> assertThat(failure.code())
                        .isEqualTo(code));
    }
}
