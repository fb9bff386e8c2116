package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;

/**
 * Removes what nobody can reach any more: messages that were expunged, contents of which they were the last, uploads
 * that came to nothing. In small transactions, so that nobody waits for it.
 */
final class Sweep {
    private static final int BATCH = 100;

    private Sweep() {}

    private record Row(long uid, long content) {}

    /** Has removed, from now on, what is left behind: by this process, by an earlier one, or by another. */
    static void schedule(Storage storage) {
        if (storage.database().dialect().isOnlyHere()) {
            leftovers(storage);
        } else {
            SweepDuty duty = new SweepDuty(storage);
            storage.housekeeping().submit(duty);
            storage.housekeeping().repeat(duty, SweepDuty.INTERVAL);
        }
    }

    /**
     * Removes, soon, what an earlier run left behind. What is to go is listed at once: later entries belong to sessions
     * of this run.
     */
    private static void leftovers(Storage storage) {
        List<ExpungedRows.Entry> expunged = storage.database().transact(ExpungedRows::list);
        List<Long> uploads = storage.database().transact(Sweep::uploads);
        expunged.forEach(entry -> storage.housekeeping().submit(() -> expunged(storage, entry)));
        uploads.forEach(upload -> storage.housekeeping().submit(() -> dropUpload(storage, upload)));
    }

    /** Removes what is left of a mailbox that was deleted. */
    static void all(Storage storage, long mailbox) {
        expunged(storage, mailbox, new ModSeq(Long.MAX_VALUE));
    }

    /** Removes messages of a mailbox that were expunged with a MODSEQ or before. */
    static void expunged(Storage storage, long mailbox, ModSeq upTo) {
        List<ExpungedRows.Entry> entries =
                storage.database().transact(connection -> ExpungedRows.list(connection, mailbox, upTo));
        entries.forEach(entry -> expunged(storage, entry));
    }

    /** Removes the messages that one commit expunged. */
    static void expunged(Storage storage, ExpungedRows.Entry entry) {
        UidSet uids = entry.uids();
        for (int range = 0; range < uids.ranges(); range++) {
            sweep(storage, entry.mailbox(), uids.first(range), uids.last(range));
        }
        if (!storage.housekeeping().isClosing()) {
            storage.database().transact(connection -> {
                ExpungedRows.delete(connection, entry);
                return entry;
            });
        }
    }

    private static void sweep(Storage storage, long mailbox, long first, long last) {
        int swept = BATCH;
        while (swept == BATCH && !storage.housekeeping().isClosing()) {
            swept = storage.database().transact(connection -> batch(connection, storage, mailbox, first, last));
        }
    }

    private static int batch(Connection connection, Storage storage, long mailbox, long first, long last)
            throws SQLException {
        List<Row> rows = Sql.list(
                connection,
                row -> new Row(row.getLong(1), row.getLong(2)),
                "SELECT uid, content FROM "
                        + storage.database().dialect().byKey("message", "message_key")
                        + " WHERE mailbox = ? AND uid BETWEEN ? AND ? ORDER BY uid FETCH FIRST " + BATCH + " ROWS ONLY",
                mailbox,
                first,
                last);
        for (Row row : rows) {
            Sql.update(connection, "DELETE FROM message WHERE mailbox = ? AND uid = ?", mailbox, row.uid());
            dropUnreferenced(connection, storage, row.content());
        }
        return rows.size();
    }

    // A COPY that is under way holds its source mailbox, where the message is live: such a content has a reference.
    private static void dropUnreferenced(Connection connection, Storage storage, long content) throws SQLException {
        boolean referenced = Sql.first(
                        connection,
                        row -> row.getLong(1),
                        "SELECT uid FROM message WHERE content = ? FETCH FIRST 1 ROWS ONLY",
                        content)
                .isPresent();
        if (!referenced) {
            storage.contents().delete(connection, content);
        }
    }

    private static List<Long> uploads(Connection connection) throws SQLException {
        return Sql.list(connection, row -> row.getLong(1), "SELECT content FROM upload");
    }

    /**
     * Removes the octets of an upload that was not committed. Whoever began it may believe that and be wrong, if the
     * connection was lost meanwhile: a commit takes the mark away.
     */
    static void dropUpload(Storage storage, long content) {
        storage.database().transact(connection -> {
            int dropped = Sql.update(connection, "DELETE FROM upload WHERE content = ?", content);
            if (dropped > 0) {
                storage.contents().octets().delete(connection, content);
            }
            return dropped;
        });
    }
}
