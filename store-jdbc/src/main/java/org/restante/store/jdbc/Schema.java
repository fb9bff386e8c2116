package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.restante.store.StoreException;

/** The tables: made, and brought up to date, when a store opens. */
final class Schema {
    /** The version of the newest migration. */
    private static final String VERSION = "4";

    private static final String HISTORY = "schema_history";

    private Schema() {}

    /**
     * Brings the tables up to date. Flyway takes most of a second to load, so it is only asked when there is need.
     *
     * @param migrations where Flyway finds them
     * @throws StoreException CANNOT if they are not up to date, and somebody does that by hand
     */
    static void migrate(DataSource dataSource, String migrations, JdbcSettings.Migration who) throws SQLException {
        if (isCurrent(dataSource)) {
            return;
        }
        switch (who) {
            case BY_HAND ->
                throw new StoreException(
                        StoreException.Code.CANNOT,
                        "The tables are not those of version " + VERSION + ": run \"restante migrate\"");
            case AT_START ->
                Flyway.configure(Schema.class.getClassLoader())
                        .dataSource(dataSource)
                        .locations("classpath:" + migrations)
                        .table(HISTORY)
                        .load()
                        .migrate();
        }
    }

    private static boolean isCurrent(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                if (HISTORY.equals(tables.getString("TABLE_NAME"))) {
                    return isMigrated(connection);
                }
            }
            return false;
        }
    }

    private static boolean isMigrated(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT \"version\" FROM \"" + HISTORY + "\" WHERE"
                        + " \"version\" = '" + VERSION + "' AND \"success\" = TRUE")) {
            return version.next();
        }
    }
}
