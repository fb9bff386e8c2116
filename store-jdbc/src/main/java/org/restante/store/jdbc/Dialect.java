package org.restante.store.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.restante.store.StoreException;

/** What differs between databases. Everything else here is SQL that all of them speak. */
interface Dialect extends AutoCloseable {
    /** Returns the dialect of the database that the settings name. */
    static Dialect of(JdbcSettings settings) {
        if (settings.url().startsWith(DerbyDialect.PREFIX)) {
            return new DerbyDialect(settings.url());
        }
        if (settings.url().startsWith(PostgresDialect.PREFIX)) {
            return new PostgresDialect(settings);
        }
        throw new IllegalArgumentException("no database is known for " + settings.url());
    }

    DataSource dataSource();

    /**
     * Makes the database if there is none, and brings its tables up to date if the settings say so.
     *
     * @throws StoreException CANNOT if they are not, and are brought up to date by hand
     */
    void prepare() throws SQLException;

    /** Returns how much room the database has to grow, as far as that is known. */
    long freeOctets();

    /** Returns whether this process is the only one on the database: then what is known of a mailbox is never stale. */
    boolean isOnlyHere();

    /**
     * Begins to tell other processes what changes here, and to listen to what changes there.
     *
     * @param database the store's own way to the database
     */
    Neighbours neighbours(Database database, Neighbours.Listener listener);

    /** Returns how a table is named in FROM when it is to be read by a key, whatever the optimizer believes of it. */
    String byKey(String table, String key);

    /**
     * Returns whether the same transaction may succeed when it is tried again, of which nothing was committed: after a
     * deadlock, a serialization failure, a connection that was lost and comes back.
     */
    boolean isPassing(SQLException failure);

    /** Returns whether the connection, or the database, is lost. */
    boolean isConnectionLost(SQLException failure);

    /** Returns whether a row of this key is there already. */
    default boolean isDuplicate(SQLException failure) {
        return "23505".equals(failure.getSQLState());
    }

    /** Returns what kind of failure this is for whoever asked. */
    StoreException.Code codeOf(SQLException failure);

    /** Lets go of the database. */
    @Override
    void close();
}
