package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL, and engines that speak its protocol: several processes on one database. What is said to it is right under
 * READ COMMITTED as well as under snapshot isolation and SERIALIZABLE, whose failures are tried again.
 */
final class PostgresDialect implements Dialect {
    static final String PREFIX = "jdbc:postgresql:";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDialect.class);
    private static final String MIGRATIONS = "db/migration/postgresql";

    // A host that vanished without a word holds up nobody for longer than that, in either direction.
    private static final int SILENT_SECONDS = 60;

    // PostgreSQL appendix A: serialization failure, deadlock; and what CockroachDB's "restart transaction" is.
    private static final Set<String> PASSING = Set.of("40001", "40P01");
    // Shut down, crashed, starting up; idle in a transaction for too long; a standby, which the next connection is not.
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25006");
    private static final Set<String> FULL = Set.of("53100");
    // Insufficient resources, operator intervention, lock not available.
    private static final Set<String> LATER = Set.of("53000", "53200", "53300", "53400", "57000", "57014", "55P03");

    private final JdbcSettings settings;
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    PostgresDialect(JdbcSettings settings) {
        this.settings = settings;
        dataSource.setURL(settings.url());
        unlessGiven(PGProperty.APPLICATION_NAME, "restante");
        unlessGiven(PGProperty.TCP_KEEP_ALIVE, "true");
        unlessGiven(PGProperty.SOCKET_TIMEOUT, Integer.toString(SILENT_SECONDS));
        unlessGiven(
                PGProperty.OPTIONS,
                "-c idle_in_transaction_session_timeout=" + SILENT_SECONDS + "s -c lock_timeout=20s");
    }

    // What the operator's URL says goes first.
    private void unlessGiven(PGProperty property, String value) {
        if (!settings.url().contains(property.getName() + "=")) {
            dataSource.setProperty(property, value);
        }
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void prepare() throws SQLException {
        PGSimpleDataSource patient = new PGSimpleDataSource(); // a migration may take its time
        patient.setURL(settings.url());
        Schema.migrate(patient, MIGRATIONS, settings.migration());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            warnIfOff(statement, "fsync");
            warnIfOff(statement, "synchronous_commit");
        }
    }

    private static void warnIfOff(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT current_setting('" + setting + "', true)")) {
            if (row.next() && "off".equals(row.getString(1))) {
                LOG.warn("{} is off in the database: what is acknowledged may be lost with its power", setting);
            }
        }
    }

    /** Its disk is somebody else's to watch; when it is full, it says so. */
    @Override
    public long freeOctets() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isOnlyHere() {
        return false;
    }

    @Override
    public Neighbours neighbours(Database database, Neighbours.Listener listener) {
        Duration poll = settings.sharing().pollInterval();
        return new PostgresNeighbours(dataSource, database, listener, poll);
    }

    @Override
    public String byKey(String table, String key) {
        return table;
    }

    @Override
    public boolean isPassing(SQLException failure) {
        return SqlStates.any(failure, PASSING::contains) || isConnectionLost(failure);
    }

    @Override
    public boolean isConnectionLost(SQLException failure) {
        return SqlStates.any(failure, state -> state.startsWith("08") || LOST.contains(state));
    }

    @Override
    public StoreException.Code codeOf(SQLException failure) {
        if (SqlStates.any(failure, FULL::contains)) {
            return StoreException.Code.OVERQUOTA;
        }
        return isPassing(failure) || SqlStates.any(failure, LATER::contains) || failure instanceof SQLTransientException
                ? StoreException.Code.UNAVAILABLE
                : StoreException.Code.SERVERBUG;
    }

    @Override
    public void close() {
        // The pool has closed its connections, and there is nothing else.
    }
}
