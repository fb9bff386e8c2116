package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;

/** Reads the whole database and compares what it says in one place with what it says in another. */
final class ConsistencyCheck {
    private static final int BATCH = 500;

    private final Storage storage;
    private final List<Finding> findings = new ArrayList<>();

    ConsistencyCheck(Storage storage) {
        this.storage = storage;
    }

    private record Counters(long mailbox, long modSeq, long uidNext) {
        private static Counters read(ResultSet row) throws SQLException {
            return new Counters(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private record Stored(long uid, long internalDate, long saveDate, long octets) {
        private static Stored read(ResultSet row) throws SQLException {
            return new Stored(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    private record Sum(long content, long octets, long checksum) {
        private static Sum read(ResultSet row) throws SQLException {
            return new Sum(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    List<Finding> run() {
        Database database = storage.database();
        for (long mailbox : database.transact(c -> Sql.list(c, row -> row.getLong(1), "SELECT id FROM mailbox"))) {
            database.transact(connection -> mailbox(connection, mailbox));
        }
        long last = 0;
        for (List<Sum> some = contents(last); !some.isEmpty(); some = contents(last)) {
            some.forEach(this::content);
            last = some.getLast().content();
        }
        orphans(
                "message of mailbox ",
                "its content is missing",
                "SELECT mailbox FROM message m WHERE NOT EXISTS (SELECT 1 FROM content c WHERE c.id = m.content)");
        orphans(
                "annotations of mailbox ",
                "there is no such mailbox",
                "SELECT DISTINCT mailbox FROM message_annotation a WHERE NOT EXISTS"
                        + " (SELECT 1 FROM mailbox m WHERE m.id = a.mailbox)");
        orphans(
                "content ",
                "no message refers to it",
                "SELECT id FROM content c WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.content = c.id)");
        orphans(
                "content ",
                "it has octets and nothing else",
                "SELECT content FROM content_chunk k WHERE n = 0"
                        + " AND NOT EXISTS (SELECT 1 FROM content c WHERE c.id = k.content)"
                        + " AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.content = k.content)");
        return List.copyOf(findings);
    }

    private void found(String where, String what) {
        findings.add(new Finding(where, what));
    }

    private void orphans(String where, String what, String sql) {
        storage.database()
                .transact(connection -> Sql.list(connection, row -> row.getLong(1), sql))
                .forEach(key -> found(where + key, what));
    }

    private boolean mailbox(Connection connection, long mailbox) throws SQLException {
        storage.log().hold(connection, mailbox); // so that nobody commits between what is compared
        Optional<Counters> row = Sql.first(
                connection, Counters::read, "SELECT id, mod_seq, uid_next FROM mailbox WHERE id = ?", mailbox);
        if (row.isEmpty()) {
            return false;
        }
        try {
            MailboxState state =
                    storage.log().load(connection, mailbox).orElseThrow().state();
            counters(row.get(), state);
            messages(connection, mailbox, state);
            annotations(connection, mailbox, state);
            state.seen()
                    .without(state.messages().uids())
                    .readers()
                    .forEach((reader, uids) -> found(
                            "mailbox " + mailbox, "\\Seen of " + reader + " for messages that are not there: " + uids));
            return true;
        } catch (StoreException damaged) {
            found("mailbox " + mailbox, damaged.getMessage());
            return false;
        }
    }

    private void counters(Counters row, MailboxState state) {
        if (row.modSeq() != state.modSeq().value()) {
            found("mailbox " + row.mailbox(), "MODSEQ " + row.modSeq() + ", by its log " + state.modSeq());
        }
        if (row.uidNext() != state.uidNext()) {
            found("mailbox " + row.mailbox(), "next UID " + row.uidNext() + ", by its log " + state.uidNext());
        }
    }

    private void messages(Connection connection, long mailbox, MailboxState state) throws SQLException {
        UidSet.Builder going = UidSet.builder();
        ExpungedRows.list(connection, mailbox, new ModSeq(Long.MAX_VALUE)).forEach(entry -> going.addAll(entry.uids()));
        UidSet.Builder seen = UidSet.builder();
        List<Stored> rows = rows(connection, mailbox, 0);
        while (!rows.isEmpty()) {
            for (Stored row : rows) {
                seen.add(row.uid());
                message(mailbox, state.messages(), row, going.build());
            }
            rows = rows(connection, mailbox, rows.getLast().uid());
        }
        UidSet missing = state.messages().uids().minus(seen.build());
        if (!missing.isEmpty()) {
            found("mailbox " + mailbox, "no rows for the messages " + missing);
        }
    }

    private void message(long mailbox, MessageTable messages, Stored stored, UidSet going) {
        String where = "message " + stored.uid() + " of mailbox " + mailbox;
        int index = messages.indexOf(stored.uid());
        if (index < 0) {
            if (!going.contains(stored.uid())) {
                found(where, "it is in no log");
            }
            return;
        }
        MessageRow row = messages.row(index);
        if (row.size() != stored.octets()
                || row.internalDate().packed() != stored.internalDate()
                || row.saveDate() != stored.saveDate()) {
            found(where, "its row and its log disagree on size or dates");
        }
    }

    private void annotations(Connection connection, long mailbox, MailboxState state) throws SQLException {
        UidSet foreign = state.annotated().minus(state.messages().uids());
        if (!foreign.isEmpty()) {
            found("mailbox " + mailbox, "annotations of messages that are not there: " + foreign);
        }
        List<MessageAnnotationRows.Row> rows = storage.annotations().after(connection, mailbox, 0);
        while (!rows.isEmpty()) {
            rows.forEach(row -> annotations(mailbox, row, state));
            rows = storage.annotations()
                    .after(connection, mailbox, rows.getLast().uid());
        }
    }

    private void annotations(long mailbox, MessageAnnotationRows.Row row, MailboxState state) {
        String where = "annotations of message " + row.uid() + " of mailbox " + mailbox;
        if (!state.annotated().contains(row.uid())) {
            found(where, "they are in no log");
        }
        try {
            MessageAnnotations annotations = row.annotations();
            if (annotations.changes().values().stream().anyMatch(change -> change.compareTo(state.modSeq()) > 0)) {
                found(where, "they have changed later than the mailbox");
            }
        } catch (StoreException damaged) {
            found(where, damaged.getMessage());
        }
    }

    private List<Stored> rows(Connection connection, long mailbox, long after) throws SQLException {
        return Sql.list(
                connection,
                Stored::read,
                "SELECT uid, internal_date, save_date, octets FROM "
                        + storage.database().dialect().byKey("message", "message_key")
                        + " WHERE mailbox = ? AND uid > ? ORDER BY uid FETCH FIRST " + BATCH + " ROWS ONLY",
                mailbox,
                after);
    }

    private List<Sum> contents(long after) {
        return storage.database()
                .transact(connection -> Sql.list(
                        connection,
                        Sum::read,
                        "SELECT id, octets, checksum FROM "
                                + storage.database().dialect().byKey("content", "content_key")
                                + " WHERE id > ? ORDER BY id FETCH FIRST " + BATCH + " ROWS ONLY",
                        after));
    }

    private void content(Sum sum) {
        try {
            CRC32C checksum = new CRC32C();
            for (long position = 0; position < sum.octets(); position += ContentOctets.CHUNK) {
                int chunk = (int) (position / ContentOctets.CHUNK);
                int octets = (int) Math.min(ContentOctets.CHUNK, sum.octets() - position);
                byte[] piece = storage.database()
                        .transact(c -> storage.contents().octets().read(c, sum.content(), chunk, chunk, octets));
                checksum.update(piece, 0, octets);
            }
            if (checksum.getValue() != sum.checksum()) {
                found("content " + sum.content(), "its octets are not those that were stored");
            }
            Summary.decode(storage.database().transact(c -> storage.contents().summary(c, sum.content())));
        } catch (StoreException | IllegalArgumentException damaged) {
            found("content " + sum.content(), damaged.getMessage());
        }
    }
}
