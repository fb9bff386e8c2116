package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * Connections to a Derby database that can be written. On a disk without any space left Derby opens a database for
 * reading only, without what its log has beyond its pages, and it stays so; here that is a failure, and the next
 * connection tries anew.
 */
final class WritableDerby extends EmbeddedDataSource {
    /** The SQLSTATE of a full disk; Derby has several of its own. */
    static final String DISK_FULL = "53100";

    private static final long serialVersionUID = 1;

    WritableDerby(String database) {
        setDatabaseName(database);
        setCreateDatabase("create");
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        if (connection.isReadOnly()) {
            connection.close();
            DerbyEngine.shutDown(getDatabaseName());
            throw new SQLException("the database cannot be written: its disk is full, or not ours", DISK_FULL);
        }
        return connection;
    }
}
