package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables: made, and brought up to date, when a store opens. */
final class Schema {
    /** The version of the newest migration. */
    private static final String VERSION = "2";

    private static final String HISTORY = "schema_history";

    private Schema() {}

    /**
     * Brings the tables up to date. Flyway takes most of a second to load, so it is only asked when there is need.
     *
     * @param migrations where Flyway finds them
     */
    static void migrate(DataSource dataSource, String migrations) throws SQLException {
        if (!isCurrent(dataSource)) {
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
                ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
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
