package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;

/** What was expunged but has its rows and contents still, since a session may see it: a list of what is left to do. */
final class ExpungedRows {
    private static final UidSet ALL = UidSet.range(1, UidSet.MAX_UID);

    private ExpungedRows() {}

    /** Messages that one commit expunged. */
    record Entry(long mailbox, long modSeq, UidSet uids) {}

    static void insert(Connection connection, long mailbox, long modSeq, UidSet uids) throws SQLException {
        ByteWriter writer = new ByteWriter();
        writer.uids(uids);
        Sql.update(
                connection,
                "INSERT INTO expunged (mailbox, mod_seq, uids) VALUES (?, ?, ?)",
                mailbox,
                modSeq,
                writer.finish());
    }

    /** All messages of a mailbox that is no more. */
    static void insertAll(Connection connection, long mailbox) throws SQLException {
        Sql.update(connection, "DELETE FROM expunged WHERE mailbox = ?", mailbox);
        insert(connection, mailbox, Long.MAX_VALUE, ALL);
    }

    static List<Entry> list(Connection connection) throws SQLException {
        return Sql.list(connection, ExpungedRows::read, "SELECT mailbox, mod_seq, uids FROM expunged");
    }

    static List<Entry> list(Connection connection, long mailbox, ModSeq upTo) throws SQLException {
        return Sql.list(
                connection,
                ExpungedRows::read,
                "SELECT mailbox, mod_seq, uids FROM expunged WHERE mailbox = ? AND mod_seq <= ?",
                mailbox,
                upTo.value());
    }

    /**
     * What was expunged longer ago than that, the oldest first. For databases that several processes share.
     *
     * @param seconds by the clock of the database
     * @param limit how many at most
     */
    static List<Entry> list(Connection connection, long seconds, int limit) throws SQLException {
        return Sql.list(
                connection,
                ExpungedRows::read,
                "SELECT mailbox, mod_seq, uids FROM expunged WHERE since < CURRENT_TIMESTAMP - ? * INTERVAL '1 second'"
                        + " ORDER BY since FETCH FIRST " + limit + " ROWS ONLY",
                seconds);
    }

    static void delete(Connection connection, Entry entry) throws SQLException {
        Sql.update(
                connection, "DELETE FROM expunged WHERE mailbox = ? AND mod_seq = ?", entry.mailbox(), entry.modSeq());
    }

    private static Entry read(ResultSet row) throws SQLException {
        ByteReader reader = new ByteReader(row.getBytes(3));
        UidSet uids = reader.uids();
        reader.finish();
        return new Entry(row.getLong(1), row.getLong(2), uids);
    }
}
