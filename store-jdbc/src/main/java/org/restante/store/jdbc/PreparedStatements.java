package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The statements that each connection has prepared already: to prepare one again costs Derby as much as a small query. A
 * connection serves one transaction at a time, and so do its statements.
 */
final class PreparedStatements {
    private static final Map<Connection, Map<String, PreparedStatement>> BY_CONNECTION = new ConcurrentHashMap<>();

    private PreparedStatements() {}

    static PreparedStatement get(Connection pooled, String sql) throws SQLException {
        Connection connection = pooled.unwrap(Connection.class);
        Map<String, PreparedStatement> known = BY_CONNECTION.get(connection);
        if (known == null) {
            forgetClosed();
            known = new HashMap<>();
            BY_CONNECTION.put(connection, known);
        }
        PreparedStatement statement = known.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            known.put(sql, statement);
        }
        return statement;
    }

    /** Drops a statement that failed: what becomes of it nobody knows. */
    static void drop(Connection pooled, String sql) throws SQLException {
        Map<String, PreparedStatement> known = BY_CONNECTION.get(pooled.unwrap(Connection.class));
        PreparedStatement statement = known == null ? null : known.remove(sql);
        if (statement != null) {
            statement.close();
        }
    }

    private static void forgetClosed() throws SQLException {
        Set<Connection> closed = new HashSet<>();
        for (Connection connection : BY_CONNECTION.keySet()) {
            if (connection.isClosed()) {
                closed.add(connection);
            }
        }
        BY_CONNECTION.keySet().removeAll(closed);
    }
}
