package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do on a connection that is held for it. */
@FunctionalInterface
interface SqlWork<T> {
    T run(Connection connection) throws SQLException;
}
