package org.restante.store.jdbc;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.StoreException;
import org.restante.store.quota.QuotaLimits;

/**
 * Mail in a relational database: Apache Derby, embedded, in a directory of its own or in the heap. Every commit is on
 * disk when it returns.
 *
 * <p>A Derby database has one process at a time. Derby's own settings, of which a process has one set, are made when
 * the first store opens and only where the process has made none; its threads end when the last store is closed.
 */
public final class JdbcStore implements MailStore {
    private final Storage storage;
    private final MailboxTree tree;
    private final KnownMailboxes known;
    private final KnownAccess knownAccess;
    private final Recents recents;
    private final OpenMailboxes mailboxes = new OpenMailboxes();

    private JdbcStore(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.tree = new MailboxTree(clock);
        this.knownAccess = new KnownAccess(storage.database().dialect());
        this.known = new KnownMailboxes(storage.database().dialect());
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
        try {
            dialect.prepare();
            database = new Database(dialect, settings);
        } catch (SQLException failure) {
            dialect.close();
            throw Database.failure(dialect, failure);
        } catch (RuntimeException | Error failure) {
            dialect.close();
            throw failure;
        }
        MailboxLog log = new MailboxLog(dialect, settings.vanishedCapacity());
        QuotaRows quotas = new QuotaRows();
        Storage storage = new Storage(
                settings,
                database,
                new Identifiers(database),
                new Contents(dialect),
                log,
                new Planner(settings.vanishedCapacity(), clock),
                new CommitWriter(database, log, quotas),
                quotas,
                new Housekeeping(),
                Caffeine.newBuilder()
                        .maximumWeight(settings.contentCacheOctets())
                        .<Long, byte[]>weigher((key, octets) -> octets.length)
                        .executor(Runnable::run)
                        .build());
        database.transact(connection -> {
            QuotaRows.countUncounted(connection);
            return connection;
        });
        Sweep.leftovers(storage);
        return new JdbcStore(storage, clock);
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

    /**
     * Reads all there is and returns what is not as it should be; nothing if all is well. Reads every octet, so it
     * takes its time; meanwhile each mailbox waits for as long as it is looked at.
     */
    public List<Finding> check() {
        return new ConsistencyCheck(storage).run();
    }

    Storage storage() {
        return storage;
    }

    @Override
    public void close() {
        storage.housekeeping().close();
        storage.database().close();
    }
}
