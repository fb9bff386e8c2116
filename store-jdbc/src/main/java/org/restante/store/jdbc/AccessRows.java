package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.MailboxName;
import org.restante.store.access.AccessList;
import org.restante.store.access.Rights;

/** The rows of access lists. */
final class AccessRows {
    private static final String END = "/"; // as in MailboxTree

    private AccessRows() {}

    private record Row(MailboxName mailbox, String identifier, Rights rights) {}

    /** Returns the list of a mailbox that has one of its own. */
    static Optional<AccessList> read(Connection connection, long mailbox) throws SQLException {
        SortedMap<String, Rights> entries = new TreeMap<>();
        Sql.list(
                        connection,
                        row -> Map.entry(withoutEnd(row.getString(1)), Rights.parse(row.getString(2))),
                        "SELECT identifier, rights FROM access WHERE mailbox = ?",
                        mailbox)
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries.isEmpty() ? Optional.empty() : Optional.of(new AccessList(entries));
    }

    /** Returns the lists of an account. */
    static Map<MailboxName, AccessList> readAll(Connection connection, long account) throws SQLException {
        Map<MailboxName, SortedMap<String, Rights>> entries = new HashMap<>();
        Sql.list(
                        connection,
                        row -> new Row(
                                MailboxTree.read(row.getString(1)),
                                withoutEnd(row.getString(2)),
                                Rights.parse(row.getString(3))),
                        "SELECT mailbox.name, access.identifier, access.rights FROM mailbox"
                                + " JOIN access ON access.mailbox = mailbox.id WHERE mailbox.account = ?",
                        account)
                .forEach(row -> entries.computeIfAbsent(row.mailbox(), name -> new TreeMap<>())
                        .put(row.identifier(), row.rights()));
        Map<MailboxName, AccessList> lists = new HashMap<>();
        entries.forEach((name, list) -> lists.put(name, new AccessList(list)));
        return Map.copyOf(lists);
    }

    static void write(Connection connection, long mailbox, AccessList list) throws SQLException {
        delete(connection, mailbox);
        for (Map.Entry<String, Rights> entry : list.entries().entrySet()) {
            Sql.update(
                    connection,
                    "INSERT INTO access (mailbox, identifier, rights) VALUES (?, ?, ?)",
                    mailbox,
                    entry.getKey() + END,
                    entry.getValue().letters());
        }
    }

    static void delete(Connection connection, long mailbox) throws SQLException {
        Sql.update(connection, "DELETE FROM access WHERE mailbox = ?", mailbox);
    }

    /** Gives a new mailbox the list of another, if that has one. */
    static void inherit(Connection connection, long from, long to) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO access (mailbox, identifier, rights)"
                        + " SELECT CAST(? AS BIGINT), identifier, rights FROM access WHERE mailbox = ?",
                to,
                from);
    }

    /** Returns the names of the accounts with a mailbox whose list has an identifier. */
    static Iterable<String> owners(Connection connection, String identifier) throws SQLException {
        return Sql.list(
                connection,
                row -> withoutEnd(row.getString(1)),
                "SELECT DISTINCT account.name FROM access JOIN mailbox ON mailbox.id = access.mailbox"
                        + " JOIN account ON account.id = mailbox.account WHERE access.identifier = ?",
                identifier + END);
    }

    private static String withoutEnd(String written) {
        return written.substring(0, written.length() - END.length());
    }
}
