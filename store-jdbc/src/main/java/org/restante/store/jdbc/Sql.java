package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement with its parameters. */
final class Sql {
    private Sql() {}

    /** What becomes of a row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /** Returns how many rows it changed. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        return with(connection, sql, PreparedStatement::executeUpdate, parameters);
    }

    /** Changes rows by the same statement with other parameters each time, all of them in one word with the database. */
    static void batch(Connection connection, String sql, List<Object[]> each) throws SQLException {
        if (each.isEmpty()) {
            return;
        }
        PreparedStatement statement = PreparedStatements.get(connection, sql);
        try {
            for (Object[] parameters : each) {
                set(statement, parameters);
                statement.addBatch();
            }
            statement.executeBatch();
            statement.clearParameters();
        } catch (SQLException failure) {
            PreparedStatements.drop(connection, sql);
            throw failure;
        }
    }

    static <T> List<T> list(Connection connection, Row<T> reader, String sql, Object... parameters)
            throws SQLException {
        return with(
                connection,
                sql,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        List<T> result = new ArrayList<>();
                        while (rows.next()) {
                            result.add(reader.read(rows));
                        }
                        return result;
                    }
                },
                parameters);
    }

    static <T> Optional<T> first(Connection connection, Row<T> reader, String sql, Object... parameters)
            throws SQLException {
        return with(
                connection,
                sql,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
                    }
                },
                parameters);
    }

    private static <T> T with(Connection connection, String sql, Use<T> use, Object... parameters) throws SQLException {
        PreparedStatement statement = PreparedStatements.get(connection, sql);
        try {
            set(statement, parameters);
            T result = use.apply(statement);
            statement.clearParameters(); // they may be large
            return result;
        } catch (SQLException failure) {
            PreparedStatements.drop(connection, sql);
            throw failure;
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] octets -> statement.setBytes(i + 1, octets);
                case String text -> statement.setString(i + 1, text);
                default -> throw new IllegalArgumentException("not a parameter: " + parameters[i].getClass());
            }
        }
    }
}
