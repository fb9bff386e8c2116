package org.restante.store.jdbc;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.Inspectable;
import org.restante.store.MailStore;
import org.restante.store.StoreException;
import org.restante.store.quota.QuotaLimits;

/**
 * Mail in a relational database: Apache Derby, embedded, in a directory of its own or in the heap; or PostgreSQL, for any
 * number of processes. Every commit is on disk when it returns.
 *
 * <p>A Derby database has one process at a time. Derby's own settings, of which a process has one set, are made when
 * the first store opens and only where the process has made none; its threads end when the last store is closed.
 */
public final class JdbcStore implements MailStore, Inspectable {
    private final Storage storage;
    private final MailboxTree tree;
    private final KnownMailboxes known;
    private final KnownAccess knownAccess;
    private final Recents recents;
    private final OpenMailboxes mailboxes;
    private final Messages messages;

    private JdbcStore(
            Storage storage, OpenMailboxes mailboxes, KnownMailboxes known, Messages messages, InstantSource clock) {
        this.storage = storage;
        this.messages = messages;
        this.mailboxes = mailboxes;
        this.tree = new MailboxTree(clock);
        this.knownAccess = new KnownAccess(storage.database().dialect());
        this.known = known;
        this.recents = new Recents(storage);
    }

    /**
     * Opens the store, and makes its database if there is none.
     *
     * @throws StoreException INUSE if another process has the database open, UNAVAILABLE or SERVERBUG if it cannot be
     *     opened
     */
    public static JdbcStore open(JdbcSettings settings) {
        return open(settings, Dialect.of(settings), InstantSource.system());
    }

    static JdbcStore open(JdbcSettings settings, Dialect dialect, InstantSource clock) {
        Database database;
        ContentOctets octets;
        try {
            prepare(dialect);
            octets = settings.contentFolder()
                    .<ContentOctets>map(ContentFolder::new)
                    .orElseGet(() -> new ContentRows(dialect));
            database = new Database(dialect, settings);
        } catch (RuntimeException | Error failure) {
            dialect.close();
            throw failure;
        }
        MailboxLog log = new MailboxLog(dialect, settings.vanishedCapacity(), settings.snapshotInterval());
        OpenMailboxes mailboxes = new OpenMailboxes();
        KnownMailboxes known = new KnownMailboxes(dialect);
        Messages messages = new Messages();
        QuotaRows quotas = new QuotaRows();
        MessageAnnotationRows annotations = new MessageAnnotationRows(dialect);
        Storage storage = new Storage(
                settings,
                database,
                dialect.neighbours(database, new Hearing(mailboxes, known, messages)),
                new Identifiers(database),
                new Contents(dialect, octets),
                log,
                new Planner(settings.vanishedCapacity(), clock),
                new CommitWriter(database, log, quotas, annotations),
                quotas,
                annotations,
                new Housekeeping(),
                Caffeine.newBuilder()
                        .maximumWeight(settings.contentCacheOctets())
                        .<Long, byte[]>weigher((key, whole) -> whole.length)
                        .executor(Runnable::run)
                        .build());
        if (dialect.isOnlyHere()) { // where there are several, none was there before accounts were counted
            database.transact(connection -> {
                QuotaRows.countUncounted(connection);
                return connection;
            });
        }
        Sweep.schedule(storage);
        return new JdbcStore(storage, mailboxes, known, messages, clock);
    }

    /**
     * Brings the tables of a database up to date, whoever does that according to the settings, and does nothing else.
     *
     * @throws StoreException INUSE, UNAVAILABLE or SERVERBUG if that cannot be done
     */
    public static void migrate(JdbcSettings settings) {
        try (Dialect dialect = Dialect.of(settings.withMigration(JdbcSettings.Migration.AT_START))) {
            prepare(dialect);
        }
    }

    private static void prepare(Dialect dialect) {
        try {
            dialect.prepare();
        } catch (SQLException failure) {
            throw Database.failure(dialect, failure);
        }
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public Account account(String user) {
        return new JdbcAccount(storage, tree, known, knownAccess, mailboxes, recents, user);
    }

    @Override
    public void defaultQuota(QuotaLimits limits) {
        storage.quotas().byDefault(limits);
    }

    @Override
    public void tellOthers(String message) {
        if (message.length() > Neighbours.MESSAGE || !message.chars().allMatch(c -> c < 0x80)) {
            throw new IllegalArgumentException("not a message of up to " + Neighbours.MESSAGE + " ASCII characters");
        }
        storage.neighbours().tell(message);
    }

    @Override
    public void hearOthers(Consumer<String> listener) {
        messages.hear(listener);
    }

    /**
     * Reads all there is and returns what is not as it should be; nothing if all is well. Reads every octet, so it
     * takes its time; meanwhile each mailbox waits for as long as it is looked at.
     */
    public List<Finding> check() {
        return new ConsistencyCheck(storage).run();
    }

    @Override
    public List<String> inspect() {
        return check().stream().map(Finding::toString).toList();
    }

    Storage storage() {
        return storage;
    }

    @Override
    public void close() {
        storage.neighbours().close();
        storage.housekeeping().close();
        storage.database().close();
    }
}
