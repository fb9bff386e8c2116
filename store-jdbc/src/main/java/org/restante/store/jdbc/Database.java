package org.restante.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections, transactions, and what becomes of their failures. */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int ATTEMPTS = 5;
    private static final long PATIENCE_MS = 10_000;
    private static final long PATIENCE_WITH_A_SERVER_MS = 3_000;
    private static final String AWAY = "The database cannot be reached for now";
    private static final String NO_ROOM = "There is no space left to store this";

    private final Dialect dialect;
    private final long reserve;
    private final HikariDataSource pool;
    private volatile boolean away;

    Database(Dialect dialect, JdbcSettings settings) {
        this.dialect = dialect;
        this.reserve = settings.reserveOctets();
        HikariConfig config = new HikariConfig();
        config.setDataSource(dialect.dataSource());
        config.setPoolName("restante-store");
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(dialect.isOnlyHere() ? PATIENCE_MS : PATIENCE_WITH_A_SERVER_MS);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        try {
            this.pool = new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failure) {
            throw failure.getCause() instanceof SQLException cause ? failure(dialect, cause) : failure;
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * Refuses what takes room while little is left, so that the database itself never runs out of it, and flags and
     * expunges still can be written.
     *
     * @throws StoreException OVERQUOTA
     */
    void requireRoom() {
        if (dialect.freeOctets() < reserve) {
            throw new StoreException(StoreException.Code.OVERQUOTA, NO_ROOM);
        }
    }

    /** Runs one transaction; again, if it fails in passing. The work may therefore run more than once. */
    <T> T transact(SqlWork<T> work) {
        return uninterrupted(work, Optional.empty());
    }

    /**
     * Runs one transaction. Should the connection be lost while it commits, then whether it did is asked of the
     * database: a commit that went through is never made twice, and never reported as failed.
     *
     * @param happened whether the transaction's work is there
     */
    <T> T transact(SqlWork<T> work, SqlWork<Boolean> happened) {
        return uninterrupted(work, Optional.of(happened));
    }

    private <T> T uninterrupted(SqlWork<T> work, Optional<SqlWork<Boolean>> happened) {
        // An interrupt is meant for what a session waits for, not for a page or a commit half written.
        boolean interrupted = Thread.interrupted();
        try {
            return attempts(work, happened);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T attempts(SqlWork<T> work, Optional<SqlWork<Boolean>> happened) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connection()) {
                return attempt(connection, work, happened);
            } catch (SQLException failure) {
                if (dialect.isConnectionLost(failure)) {
                    pool.getHikariPoolMXBean().softEvictConnections();
                }
                if (attempt == ATTEMPTS || !dialect.isPassing(failure)) {
                    throw failure(failure);
                }
                LOG.debug("A transaction is tried again", failure);
            }
        }
    }

    private Connection connection() {
        if (away) {
            throw new StoreException(StoreException.Code.UNAVAILABLE, AWAY);
        }
        try {
            return pool.getConnection();
        } catch (SQLException failure) {
            throw failure(failure);
        }
    }

    /** Learns that the database cannot be reached: until it is, nobody waits for it, and the answer is no. */
    void lost() {
        away = true;
    }

    /** Learns that the database can be reached. */
    void found() {
        away = false;
    }

    /** Runs one statement that only reads, which needs no transaction where each costs a word with the server. */
    <T> T read(SqlWork<T> work) {
        return dialect.isOnlyHere()
                ? transact(work)
                : transact(connection -> {
                    connection.setAutoCommit(true); // until it is given back
                    return work.run(connection);
                });
    }

    private <T> T attempt(Connection connection, SqlWork<T> work, Optional<SqlWork<Boolean>> happened)
            throws SQLException {
        T result;
        try {
            result = work.run(connection);
        } catch (SQLException | RuntimeException | Error failure) {
            rollback(connection, failure);
            throw failure;
        }
        try {
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException unclear) {
            rollback(connection, unclear);
            if (dialect.isConnectionLost(unclear)) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            if (happened.isEmpty() && dialect.isConnectionLost(unclear)) {
                throw failure(unclear); // to do it again might be to do it twice
            }
            if (happened.isEmpty() || !transact(happened.get())) {
                throw unclear;
            }
            LOG.warn("The connection was lost after a commit that went through", unclear);
        }
        return result;
    }

    private static void rollback(Connection connection, Throwable failure) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException lost) {
            failure.addSuppressed(lost); // with the connection goes the transaction
        }
    }

    private StoreException failure(SQLException cause) {
        return failure(dialect, cause);
    }

    /** Returns a failure of the database for whoever asked something of the store. */
    static StoreException failure(Dialect dialect, SQLException cause) {
        StoreException.Code code = dialect.codeOf(cause);
        String message =
                switch (code) {
                    case INUSE -> "The database is in use by another process";
                    case OVERQUOTA -> NO_ROOM;
                    case UNAVAILABLE -> AWAY;
                    default -> "The database failed";
                };
        return new StoreException(code, message, cause);
    }

    @Override
    public void close() {
        pool.close();
        dialect.close();
    }
}
