package org.restante.store.jdbc;

import java.nio.file.Path;
import org.restante.store.VanishedLog;

/**
 * How a {@link JdbcStore} works.
 *
 * @param url where the database is: {@code jdbc:derby:DIRECTORY}, or {@code jdbc:derby:memory:NAME} for one that is
 *     gone when the store is closed
 * @param poolSize how many connections there are at most, 2 to 1,000
 * @param contentCacheOctets how many octets of messages are kept in the heap at most; 0 for none
 * @param vanishedCapacity how many commits' vanished UIDs a mailbox remembers (RFC 7162 section 3.2.7), at least 2
 * @param snapshotInterval after how many commits the whole state of a mailbox is written, at least 2; large mailboxes
 *     wait longer
 * @param reserveOctets how much of the disk stays free: when there is less, appends and copies are refused, while flags
 *     and expunges go on
 */
public record JdbcSettings(
        String url,
        int poolSize,
        long contentCacheOctets,
        int vanishedCapacity,
        int snapshotInterval,
        long reserveOctets) {
    private static final int DEFAULT_POOL_SIZE = 16;
    private static final long DEFAULT_CONTENT_CACHE = 32L << 20;
    private static final int DEFAULT_SNAPSHOT_INTERVAL = 500;

    private static final long DEFAULT_RESERVE = 64L << 20;

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
                DEFAULT_RESERVE);
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
        return new JdbcSettings(url, poolSize, contentCacheOctets, commits, snapshotInterval, reserveOctets);
    }

    /** Returns these settings with another {@link #snapshotInterval}. */
    public JdbcSettings withSnapshotInterval(int commits) {
        return new JdbcSettings(url, poolSize, contentCacheOctets, vanishedCapacity, commits, reserveOctets);
    }

    /** Returns these settings with another {@link #reserveOctets}. */
    public JdbcSettings withReserveOctets(long octets) {
        return new JdbcSettings(url, poolSize, contentCacheOctets, vanishedCapacity, snapshotInterval, octets);
    }

    private static void check(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
