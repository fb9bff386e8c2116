package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of mailbox_key. */
final class KeyRows {
    private KeyRows() {}

    static Optional<byte[]> find(Connection connection, long mailbox) throws SQLException {
        return Sql.first(
                connection, row -> row.getBytes(1), "SELECT secret FROM mailbox_key WHERE mailbox = ?", mailbox);
    }

    static void set(Connection connection, long mailbox, byte[] secret) throws SQLException {
        delete(connection, mailbox);
        Sql.update(connection, "INSERT INTO mailbox_key (mailbox, secret) VALUES (?, ?)", mailbox, secret);
    }

    static void delete(Connection connection, long mailbox) throws SQLException {
        Sql.update(connection, "DELETE FROM mailbox_key WHERE mailbox = ?", mailbox);
    }

    static void deleteAll(Connection connection, long account) throws SQLException {
        Sql.update(
                connection,
                "DELETE FROM mailbox_key WHERE mailbox IN (SELECT id FROM mailbox WHERE account = ?)",
                account);
    }
}
