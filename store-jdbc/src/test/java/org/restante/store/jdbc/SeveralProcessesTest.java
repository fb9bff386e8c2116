package org.restante.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;
import org.restante.store.annotation.AnnotationKey;
import org.restante.store.tck.PostgresServer;

/** Several stores on one PostgreSQL, each as a process would have it. */
@Tag("postgres")
final class SeveralProcessesTest {
    private static final MailboxName WORK = MailboxName.of("work");
    private static final JdbcSettings.Sharing HOUR =
            new JdbcSettings.Sharing(Duration.ofMinutes(10), Duration.ofHours(1)); // what is not told is not seen
    private static PostgresServer server;

    @TempDir
    Path folder;

    private final List<JdbcStore> stores = new ArrayList<>();
    private String database;
    private JdbcSettings settings;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void makeDatabase() {
        database = server.createDatabase();
        settings = JdbcSettings.of(server.url(database)).withSharing(HOUR).withSnapshotInterval(20);
    }

    @AfterEach
    void closeAll() {
        stores.forEach(JdbcStore::close);
    }

    private static final class Pokes implements AutoCloseable {
        private final Semaphore pokes = new Semaphore(0);
        private final Watch watch;

        Pokes(Mailbox mailbox) {
            watch = mailbox.watch(pokes::release);
        }

        boolean come(Duration patience) throws InterruptedException {
            return pokes.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        void await() throws InterruptedException {
            assertThat(come(Duration.ofSeconds(30))).as("a poke").isTrue();
        }

        void forget() {
            pokes.drainPermits();
        }

        @Override
        public void close() {
            watch.close();
        }
    }

    private JdbcStore open() {
        return open(settings);
    }

    private JdbcStore open(JdbcSettings how) {
        JdbcStore store = JdbcStore.open(how);
        stores.add(store);
        return store;
    }

    private void sql(String statement) {
        server.sql(database, statement);
    }

    private static void refuses(Code code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(StoreException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void whatOneCommitsTheOtherIsToldOf() throws Exception {
        Mailbox here = TestMail.inbox(open());
        Mailbox there = TestMail.inbox(open());
        try (Pokes pokes = new Pokes(there)) {
            assertThat(there.state().messages().size()).isZero();
            long uid = TestMail.append(here, TestMail.octets(5000, 1));
            pokes.await();
            assertThat(there.state()).isNotSameAs(here.state());
            assertThat(there.state().messages().uids()).isEqualTo(UidSet.of(uid));
            assertThat(TestMail.read(there, uid)).isEqualTo(TestMail.octets(5000, 1));
            pokes.forget();
            TestMail.flag(here, UidSet.of(uid), FlagOperation.ADD, Flags.of(MessageFlag.SEEN));
            pokes.await();
            assertThat(there.state().messages().flags(0)).isEqualTo(Flags.of(MessageFlag.SEEN));
        }
    }

    @Test
    void whatAReaderHasSeenIsSeenByThemEverywhere() throws Exception {
        Mailbox here = TestMail.inbox(open()).readBy("bob");
        Mailbox common = TestMail.inbox(open());
        Mailbox there = common.readBy("bob");
        TestMail.append(here, TestMail.octets(10, 1));
        assertThat(there.state().messages().flags(0)).isEqualTo(Flags.NONE);
        try (Pokes pokes = new Pokes(there)) {
            TestMail.flag(here, UidSet.of(1), FlagOperation.ADD, Flags.of(MessageFlag.SEEN));
            pokes.await();
            assertThat(there.state().messages().flags(0)).isEqualTo(Flags.of(MessageFlag.SEEN));
            assertThat(common.state().messages().flags(0)).isEqualTo(Flags.NONE);
            assertThat(there.state().modSeq()).isEqualTo(here.state().modSeq());
        }
    }

    @Test
    void oneTellsTheOthersAndNotItselfWhatIsNotKept() throws Exception {
        JdbcStore here = open();
        BlockingQueue<String> heardHere = new LinkedBlockingQueue<>();
        BlockingQueue<String> heardThere = new LinkedBlockingQueue<>();
        here.hearOthers(heardHere::add);
        JdbcStore there = open();
        there.hearOthers(message -> {
            throw new IllegalStateException("not understood");
        });
        there.hearOthers(heardThere::add);
        TestMail.inbox(there).state();
        here.tellOthers("is anybody there?");
        while (heardThere.poll(1, TimeUnit.SECONDS) == null) {
            here.tellOthers("is anybody there?"); // it takes a moment until it listens
        }
        // Each fills a notification for itself, and spaces and line breaks are its own.
        List<String> messages = IntStream.range(0, 50)
                .mapToObj(i -> i + " \r\n\u0000" + "x".repeat(3_900))
                .toList();
        messages.forEach(here::tellOthers);
        List<String> heard = new ArrayList<>();
        while (heard.size() < messages.size()) {
            String message = heardThere.poll(30, TimeUnit.SECONDS);
            assertThat(message).as("message %d", heard.size()).isNotNull();
            if (!message.equals("is anybody there?")) {
                heard.add(message);
            }
        }
        assertThat(heard).isEqualTo(messages);
        assertThat(heardHere).isEmpty();
        assertThatThrownBy(() -> here.tellOthers("x".repeat(4_001))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.tellOthers("\u00e9")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void annotationsOfOneAreReadByTheOther() throws Exception {
        Mailbox here = TestMail.inbox(open());
        Mailbox there = TestMail.inbox(open());
        TestMail.append(here, TestMail.octets(10, 1));
        try (Pokes pokes = new Pokes(there)) {
            ModSeq before = there.state().modSeq();
            annotate(here, "/comment");
            pokes.await();
            assertThat(there.state().messages().changedSince(before)).isEqualTo(UidSet.of(1));
            assertThat(there.state().annotated()).isEqualTo(UidSet.of(1));
            assertThat(entries(there, 1)).containsExactly("/comment");
            // What each does next is planned on a state that the other has gone on from.
            together(List.of(() -> annotate(here, "/a"), () -> annotate(there, "/b"), () -> annotate(here, "/c")));
            assertThat(entries(here, 1)).containsExactly("/a", "/b", "/c", "/comment");
            there.commit(new Change.Copy(UidSet.of(1), there));
            assertThat(entries(here, 2)).containsExactly("/a", "/b", "/c", "/comment");
            here.commit(new Change.Expunge(UidSet.of(1)));
            assertThat(entries(there, 1)).isEmpty();
            assertThat(there.state().annotated()).isEqualTo(UidSet.of(2));
        }
        assertThat(stores.getFirst().check()).isEmpty();
    }

    private static Committed annotate(Mailbox mailbox, String entry) {
        Map<AnnotationKey, Optional<byte[]>> value = Map.of(AnnotationKey.shared(entry), Optional.of(new byte[] {1}));
        return mailbox.commit(new Change.Annotate(UidSet.of(1), value, 10, Optional.empty()));
    }

    private static Set<String> entries(Mailbox mailbox, long uid) {
        Set<String> entries = new TreeSet<>();
        mailbox.annotations(
                UidSet.of(uid), (which, annotations) -> entries.addAll(annotations.changedSince(ModSeq.ZERO, "alice")));
        return entries;
    }

    @Test
    void whatOneIsNotToldOfItFindsByItself() throws Exception {
        JdbcStore one =
                open(settings.withSharing(new JdbcSettings.Sharing(Duration.ofMillis(50), Duration.ofHours(1))));
        Mailbox there = TestMail.inbox(one);
        MailboxState before = there.state();
        try (Pokes pokes = new Pokes(there)) {
            // As a process does that dies between its commit and its word of it.
            sql("UPDATE mailbox SET mod_seq = mod_seq + 1");
            pokes.await();
        }
        sql("UPDATE mailbox SET mod_seq = " + before.modSeq().value());
    }

    @Test
    void commitsOfSeveralAreSerial() throws Exception {
        List<Mailbox> inboxes = List.of(TestMail.inbox(open()), TestMail.inbox(open()), TestMail.inbox(open()));
        open().account("alice").create(WORK, Set.of());
        int rounds = 25;
        List<Callable<List<Long>>> clients = new ArrayList<>();
        for (int client = 0; client < 6; client++) {
            int seed = client;
            Mailbox inbox = inboxes.get(client % inboxes.size());
            Mailbox work = stores.get(client % inboxes.size()).account("alice").open(WORK);
            clients.add(() -> {
                List<Long> uids = new ArrayList<>();
                for (int i = 0; i < rounds; i++) {
                    long uid = TestMail.append(inbox, TestMail.octets(100 + i, seed));
                    uids.add(uid);
                    TestMail.flag(inbox, UidSet.of(uid), FlagOperation.ADD, Flags.of(MessageFlag.of("k" + seed)));
                    if (i % 5 == 0) {
                        inbox.commit(new Change.Copy(UidSet.of(uid), work));
                    }
                    if (i % 5 == 1) {
                        inbox.commit(new Change.Expunge(UidSet.of(uid)));
                    }
                    if (i % 5 == 2) {
                        inbox.commit(new Change.Move(UidSet.of(uid), work));
                    }
                }
                return uids;
            });
        }
        List<Long> uids =
                together(clients).stream().flatMap(List::stream).sorted().toList();
        assertThat(uids).doesNotHaveDuplicates().hasSize(6 * rounds).endsWith(6L * rounds);
        MailboxState state = inboxes.getFirst().state();
        assertThat(state.messages().size()).isEqualTo(6 * rounds * 3 / 5);
        for (Mailbox inbox : inboxes) {
            MailboxState other = inbox.state();
            assertThat(other.modSeq()).isEqualTo(state.modSeq());
            for (int i = 0; i < state.messages().size(); i++) {
                assertThat(other.messages().row(i)).isEqualTo(state.messages().row(i));
                assertThat(other.messages().flags(i).keywords()).hasSize(1);
            }
        }
        try (Mailbox work = open().account("alice").open(WORK)) {
            assertThat(work.state().messages().size()).isEqualTo(6 * rounds * 2 / 5);
        }
        assertThat(stores.getLast().check()).isEmpty();
    }

    @Test
    void aMessageIsRecentForOneOfThem() throws Exception {
        List<Callable<UidSet>> claims = new ArrayList<>();
        List<Mailbox> inboxes = List.of(TestMail.inbox(open()), TestMail.inbox(open()), TestMail.inbox(open()));
        for (Mailbox inbox : inboxes) {
            claims.add(() -> {
                UidSet.Builder claimed = UidSet.builder();
                for (int i = 0; i < 10; i++) {
                    TestMail.append(inbox, TestMail.octets(10, i));
                    UidSet recent = inbox.claimRecent();
                    assertThat(claimed.build().intersect(recent).isEmpty()).isTrue();
                    claimed.addAll(recent);
                }
                return claimed.build();
            });
        }
        List<UidSet> claimed = together(claims);
        assertThat(claimed.stream().mapToLong(UidSet::size).sum()).isEqualTo(30);
        assertThat(inboxes.getFirst().recent()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void whatOneDeletesOrRenamesIsGoneOrRenamedForTheOther() throws Exception {
        JdbcStore here = open();
        JdbcStore there = open();
        here.account("alice").create(WORK, Set.of());
        Mailbox mailbox = there.account("alice").open(WORK);
        TestMail.append(mailbox, TestMail.octets(10, 1));
        MailboxName other = MailboxName.of("other");
        here.account("alice").rename(WORK, other);
        assertThat(TestMail.append(mailbox, TestMail.octets(10, 2))).isEqualTo(2);
        refuses(Code.NONEXISTENT, () -> there.account("alice").open(WORK));
        try (Mailbox renamed = there.account("alice").open(other)) {
            assertThat(renamed.id()).isEqualTo(mailbox.id());
        }
        try (Pokes pokes = new Pokes(mailbox)) {
            here.account("alice").delete(other);
            pokes.await();
        }
        refuses(Code.NONEXISTENT, mailbox::state);
        refuses(Code.NONEXISTENT, () -> TestMail.append(mailbox, TestMail.octets(10, 3)));
        here.account("alice").create(other, Set.of());
        try (Mailbox again = there.account("alice").open(other)) {
            assertThat(again.uidValidity().value())
                    .isGreaterThan(mailbox.uidValidity().value());
        }
    }

    @Test
    void aMessageThatOneExpungedIsReadableForTheOtherUntilTheGraceIsOver() {
        JdbcStore here = open();
        Mailbox one = TestMail.inbox(here);
        Mailbox other = TestMail.inbox(open());
        TestMail.append(one, TestMail.octets(200_000, 1));
        ModSeq seen = other.state().modSeq();
        one.commit(new Change.Expunge(UidSet.of(1)));
        one.release(one.state().modSeq());
        new SweepDuty(here.storage()).run();
        assertThat(other.state().modSeq()).isGreaterThan(seen);
        assertThat(TestMail.read(other, 1)).isEqualTo(TestMail.octets(200_000, 1));
        sql("UPDATE expunged SET since = since - INTERVAL '61 minutes'");
        sql("UPDATE duty SET holder = 0, held_until = CURRENT_TIMESTAMP"); // its holder has died
        new SweepDuty(here.storage()).run();
        refuses(Code.EXPUNGEISSUED, () -> other.content(1));
        assertThat(here.check()).isEmpty();
        assertThat(other.state().messages().size()).isZero();
    }

    @Test
    void aDatabaseThatGoesAwayIsUnavailableAndComesBack() throws Exception {
        JdbcStore one = open();
        Mailbox inbox = TestMail.inbox(one);
        Mailbox other = TestMail.inbox(open());
        TestMail.append(inbox, TestMail.octets(10, 1));
        try (Pokes pokes = new Pokes(other)) {
            server.stop();
            refuses(Code.UNAVAILABLE, inbox::state);
            refuses(Code.UNAVAILABLE, () -> TestMail.append(inbox, TestMail.octets(10, 2)));
            refuses(Code.UNAVAILABLE, () -> one.account("bob").mailboxes());
            server.go();
            assertThat(onceItIsBack(() -> TestMail.append(inbox, TestMail.octets(10, 3))))
                    .isEqualTo(2);
            assertThat(onceItIsBack(() -> other.state().messages().size())).isEqualTo(2);
            // Told again, as soon as there is an ear.
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            pokes.forget();
            while (!pokes.come(Duration.ofMillis(500))) {
                assertThat(System.nanoTime()).as("deadline for a poke").isLessThan(deadline);
                TestMail.append(inbox, TestMail.octets(10, 4));
            }
        }
        assertThat(one.check()).isEmpty();
    }

    // Whoever asks first waits for it, and the others are told no meanwhile.
    private static <T> T onceItIsBack(Supplier<T> question) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                return question.get();
            } catch (StoreException refusal) {
                assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
                assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            }
        }
    }

    @Test
    void aConnectionThatIsCutIsReplaced() {
        JdbcStore store = open();
        Mailbox inbox = TestMail.inbox(store);
        for (int i = 1; i <= 10; i++) {
            sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'restante' AND datname = current_database()");
            assertThat(TestMail.append(inbox, TestMail.octets(10, i))).isEqualTo(i);
        }
        assertThat(store.check()).isEmpty();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotMadeTwice() {
        FailingDialect failing = new FailingDialect(Dialect.of(settings));
        JdbcStore store = JdbcStore.open(settings, failing, InstantSource.system());
        stores.add(store);
        Mailbox inbox = TestMail.inbox(store);
        assertThat(TestMail.append(inbox, TestMail.octets(10, 1))).isEqualTo(1);
        failing.atNextCommit(connection -> {
            connection.commit();
            connection.close();
            throw new SQLException("lost", "08006");
        });
        assertThat(TestMail.append(inbox, TestMail.octets(100_000, 2))).isEqualTo(2);
        failing.atNextCommit(connection -> {
            connection.close();
            throw new SQLException("lost", "08006");
        });
        assertThat(TestMail.append(inbox, TestMail.octets(10, 3))).isEqualTo(3);
        assertThat(inbox.state().messages().size()).isEqualTo(3);
        assertThat(TestMail.read(inbox, 2)).isEqualTo(TestMail.octets(100_000, 2));
        assertThat(store.check()).isEmpty();
    }

    @Test
    void anUploadThatWasCommittedAfterAllStays() {
        JdbcStore store = open();
        Mailbox inbox = TestMail.inbox(store);
        long uid = TestMail.append(inbox, TestMail.octets(600_000, 1));
        long content = store.storage()
                .database()
                .read(c -> Sql.first(c, row -> row.getLong(1), "SELECT content FROM message"))
                .orElseThrow();
        Sweep.dropUpload(store.storage(), content);
        assertThat(TestMail.read(inbox, uid)).isEqualTo(TestMail.octets(600_000, 1));
    }

    @Test
    void tablesThatSomebodyElseMakesAreWaitedFor() {
        JdbcSettings fresh =
                JdbcSettings.of(server.url(server.createDatabase())).withMigration(JdbcSettings.Migration.BY_HAND);
        assertThatThrownBy(() -> open(fresh)).hasMessageContaining("restante migrate");
        JdbcStore.migrate(fresh);
        JdbcStore.migrate(fresh);
        assertThat(open(fresh).account("alice").mailboxes()).hasSize(1);
    }

    @Test
    void aDatabaseWithTooFewConnectionsSaysSo() {
        sql("CREATE ROLE narrow LOGIN CONNECTION LIMIT 0");
        JdbcSettings narrow = JdbcSettings.of(settings.url().replace("user=postgres", "user=narrow"));
        assertThatThrownBy(() -> open(narrow)).isInstanceOfSatisfying(StoreException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(refusal.getCause()).hasMessageContaining("too many connections");
        });
    }

    @Test
    void contentsAreInAFolderThatAllShare() throws Exception {
        JdbcSettings shared = settings.withContentFolder(folder.resolve("below/contents"));
        JdbcStore here = open(shared);
        Mailbox one = TestMail.inbox(here);
        Mailbox other = TestMail.inbox(open(shared));
        for (int size : new int[] {0, 1, 5000, ContentOctets.CHUNK, 700_000}) {
            long uid = TestMail.append(one, TestMail.octets(size, size));
            assertThat(TestMail.read(other, uid)).isEqualTo(TestMail.octets(size, size));
        }
        one.upload().write(TestMail.octets(600_000, 1), 0, 600_000); // never ended, as by a crash
        assertThat(files(shared)).hasSize(6);
        assertThat(here.check()).isEmpty();
        one.commit(new Change.Copy(UidSet.of(1, 2, 3), one));
        one.commit(new Change.Expunge(UidSet.range(1, 6)));
        sql("UPDATE expunged SET since = since - INTERVAL '2 hours'");
        sql("UPDATE upload SET since = since - INTERVAL '2 days'");
        sql("UPDATE duty SET holder = 0, held_until = CURRENT_TIMESTAMP");
        new SweepDuty(here.storage()).run();
        assertThat(files(shared)).hasSize(2);
        assertThat(TestMail.read(other, 8)).isEqualTo(TestMail.octets(5000, 5000));
        assertThat(here.check()).isEmpty();
        Files.delete(files(shared).getFirst());
        assertThat(here.check()).isNotEmpty();
    }

    private static List<Path> files(JdbcSettings shared) throws Exception {
        try (Stream<Path> all = Files.walk(shared.contentFolder().orElseThrow())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
