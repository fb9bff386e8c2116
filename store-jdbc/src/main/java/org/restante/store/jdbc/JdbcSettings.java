package org.restante.store.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.restante.store.VanishedLog;

/**
 * How a {@link JdbcStore} works.
 *
 * @param url where the database is: {@code jdbc:derby:DIRECTORY}, or {@code jdbc:derby:memory:NAME} for one that is
 *     gone when the store is closed; or {@code jdbc:postgresql://HOST/DATABASE}, with user and whatever else the driver
 *     takes behind a question mark
 * @param poolSize how many connections there are at most, 2 to 1,000
 * @param contentCacheOctets how many octets of messages are kept in the heap at most; 0 for none
 * @param vanishedCapacity how many commits' vanished UIDs a mailbox remembers (RFC 7162 section 3.2.7), at least 2
 * @param snapshotInterval after how many commits the whole state of a mailbox is written, at least 2; large mailboxes
 *     wait longer
 * @param reserveOctets how much of the disk stays free, where it is this machine's: when there is less, appends and
 *     copies are refused, while flags and expunges go on
 * @param migration who brings the tables of a server up to date; those of an embedded database are, in any case
 * @param sharing how this process gets along with others on the same database
 * @param contentFolder a folder for the octets of messages, the same for all processes; if absent, they are in the
 *     database
 */
public record JdbcSettings(
        String url,
        int poolSize,
        long contentCacheOctets,
        int vanishedCapacity,
        int snapshotInterval,
        long reserveOctets,
        Migration migration,
        Sharing sharing,
        Optional<Path> contentFolder) {
    private static final int DEFAULT_POOL_SIZE = 16;
    private static final long DEFAULT_CONTENT_CACHE = 32L << 20;
    private static final int DEFAULT_SNAPSHOT_INTERVAL = 500;

    private static final long DEFAULT_RESERVE = 64L << 20;

    /** Who brings the tables up to date. */
    public enum Migration {
        /** The store, when it opens. */
        AT_START,
        /** Somebody else, before it opens: {@link JdbcStore#migrate}. */
        BY_HAND
    }

    /**
     * How a process gets along with others on the same database; without meaning for an embedded one.
     *
     * @param pollInterval how often it looks for changes of which it has not been told, at least 10 ms
     * @param grace how long the octets of expunged messages stay, for sessions on other processes that still see them;
     *     not negative. With zero they go as soon as this process has let go of them.
     */
    public record Sharing(Duration pollInterval, Duration grace) {
        private static final Duration LEAST_INTERVAL = Duration.ofMillis(10);

        /** A poll every five seconds; an hour of grace, since no session that is alive sees an older mailbox. */
        public static final Sharing DEFAULT = new Sharing(Duration.ofSeconds(5), Duration.ofHours(1));

        public Sharing {
            check(pollInterval.compareTo(LEAST_INTERVAL) >= 0, "changes are looked for every 10 ms or less often");
            check(!grace.isNegative(), "the grace is not negative");
        }
    }

    public JdbcSettings {
        check(reserveOctets >= 0, "what stays free is not negative");
        check(poolSize >= 2 && poolSize <= 1000, "the pool holds 2 to 1,000 connections");
        check(contentCacheOctets >= 0, "the content cache is not negative");
        check(vanishedCapacity >= 2, "at least 2 commits' vanished messages are remembered");
        check(snapshotInterval >= 2, "a snapshot covers at least 2 commits");
    }

    /** Returns the stock settings for a database. */
    public static JdbcSettings of(String url) {
        return new JdbcSettings(
                url,
                DEFAULT_POOL_SIZE,
                DEFAULT_CONTENT_CACHE,
                VanishedLog.DEFAULT_CAPACITY,
                DEFAULT_SNAPSHOT_INTERVAL,
                DEFAULT_RESERVE,
                Migration.AT_START,
                Sharing.DEFAULT,
                Optional.empty());
    }

    /** Returns the stock settings for Derby in a directory, which it makes if it is not there. */
    public static JdbcSettings derby(Path directory) {
        return of(DerbyDialect.PREFIX + directory);
    }

    /** Returns the stock settings for a Derby database in the heap, gone when its store is closed: for tests. */
    public static JdbcSettings inMemory(String name) {
        return of(DerbyDialect.PREFIX + "memory:" + name);
    }

    /** Returns these settings with another {@link #vanishedCapacity}. */
    public JdbcSettings withVanishedCapacity(int commits) {
        return new JdbcSettings(
                url,
                poolSize,
                contentCacheOctets,
                commits,
                snapshotInterval,
                reserveOctets,
                migration,
                sharing,
                contentFolder);
    }

    /** Returns these settings with another {@link #snapshotInterval}. */
    public JdbcSettings withSnapshotInterval(int commits) {
        return new JdbcSettings(
                url,
                poolSize,
                contentCacheOctets,
                vanishedCapacity,
                commits,
                reserveOctets,
                migration,
                sharing,
                contentFolder);
    }

    /** Returns these settings with another {@link #reserveOctets}. */
    public JdbcSettings withReserveOctets(long octets) {
        return new JdbcSettings(
                url,
                poolSize,
                contentCacheOctets,
                vanishedCapacity,
                snapshotInterval,
                octets,
                migration,
                sharing,
                contentFolder);
    }

    /** Returns these settings with another {@link #migration}. */
    public JdbcSettings withMigration(Migration who) {
        return new JdbcSettings(
                url,
                poolSize,
                contentCacheOctets,
                vanishedCapacity,
                snapshotInterval,
                reserveOctets,
                who,
                sharing,
                contentFolder);
    }

    /** Returns these settings with another {@link #sharing}. */
    public JdbcSettings withSharing(Sharing how) {
        return new JdbcSettings(
                url,
                poolSize,
                contentCacheOctets,
                vanishedCapacity,
                snapshotInterval,
                reserveOctets,
                migration,
                how,
                contentFolder);
    }

    /** Returns these settings with a {@link #contentFolder}. */
    public JdbcSettings withContentFolder(Path folder) {
        return new JdbcSettings(
                url,
                poolSize,
                contentCacheOctets,
                vanishedCapacity,
                snapshotInterval,
                reserveOctets,
                migration,
                sharing,
                Optional.of(folder));
    }

    private static void check(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
