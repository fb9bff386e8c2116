package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.codec.AnnotationsCodec;

/**
 * The rows of message_annotation: one for each message that has, or had, annotations. Which these are the state of the
 * mailbox knows ({@link MailboxState#annotated}), so that nobody asks in vain: where there are no annotations, there is not
 * one statement more. A commit writes them while it holds the row of the mailbox.
 */
final class MessageAnnotationRows {
    /** How many messages a statement is about, or a batch of them: each may have some hundred kilobytes. */
    private static final int BATCH = 32;

    private final String range;
    private final String after;

    MessageAnnotationRows(Dialect dialect) {
        range = "SELECT uid, payload FROM " + dialect.byKey("message_annotation", "message_annotation_key")
                + " WHERE mailbox = ? AND uid BETWEEN ? AND ? ORDER BY uid";
        after = "SELECT uid, payload FROM " + dialect.byKey("message_annotation", "message_annotation_key")
                + " WHERE mailbox = ? AND uid > ? ORDER BY uid FETCH FIRST " + BATCH + " ROWS ONLY";
    }

    /** What a row holds. */
    record Row(long uid, byte[] payload) {
        private static Row read(ResultSet row) throws SQLException {
            return new Row(row.getLong(1), row.getBytes(2));
        }

        MessageAnnotations annotations() {
            return AnnotationsCodec.decode(payload);
        }
    }

    /**
     * Returns messages in portions, each to be read by one statement.
     *
     * @param annotated all messages that may have rows: what of them is in between is read, too, and therefore counts
     */
    static List<UidSet> portions(UidSet annotated, UidSet wanted) {
        UidSet all = annotated.intersect(wanted);
        if (all.isEmpty()) {
            return List.of();
        }
        UidSet between = annotated.intersect(UidSet.range(all.first(0), all.last(all.ranges() - 1)));
        List<UidSet> portions = new ArrayList<>();
        List<Long> portion = new ArrayList<>();
        int read = 0;
        for (long uid : between.stream().toArray()) {
            boolean isWanted = all.contains(uid);
            if (isWanted) {
                portion.add(uid);
            }
            read += portion.isEmpty() ? 0 : 1;
            if (read == BATCH) {
                portions.add(setOf(portion));
                portion.clear();
                read = 0;
            }
        }
        if (!portion.isEmpty()) {
            portions.add(setOf(portion));
        }
        return portions;
    }

    private static UidSet setOf(List<Long> uids) {
        return UidSet.of(uids.stream().mapToLong(Long::longValue).toArray());
    }

    /** Reads some rows, those of the messages that follow a UID. */
    List<Row> after(Connection connection, long mailbox, long uid) throws SQLException {
        return Sql.list(connection, Row::read, after, mailbox, uid);
    }

    /** Reads the rows of a portion of messages; those that have none are passed over. */
    List<Row> read(Connection connection, long mailbox, UidSet portion) throws SQLException {
        List<Row> rows =
                Sql.list(connection, Row::read, range, mailbox, portion.first(0), portion.last(portion.ranges() - 1));
        rows.removeIf(row -> !portion.contains(row.uid()));
        return rows;
    }

    /**
     * Does what a step has to do.
     *
     * @throws org.restante.store.StoreException LIMIT if a message would have too many
     */
    void write(Connection connection, long mailbox, Step step) throws SQLException {
        ModSeq modSeq = step.after().modSeq();
        SortedMap<Long, MessageAnnotations> brought = new TreeMap<>();
        for (AnnotationWork work : step.annotations()) {
            switch (work) {
                case AnnotationWork.Brought one -> brought.put(one.uid(), one.annotations());
                case AnnotationWork.Copied copied -> copy(connection, mailbox, copied, modSeq);
                case AnnotationWork.Changed changed -> change(connection, mailbox, changed, modSeq);
            }
        }
        insert(connection, mailbox, brought);
    }

    private void copy(Connection connection, long mailbox, AnnotationWork.Copied copied, ModSeq modSeq)
            throws SQLException {
        for (UidSet portion : portions(copied.uids(), copied.uids())) {
            SortedMap<Long, MessageAnnotations> copies = new TreeMap<>();
            for (Row row : read(connection, copied.mailbox(), portion)) {
                MessageAnnotations along = row.annotations().within(copied.scope(), modSeq);
                if (!along.isEmpty()) {
                    copies.put(row.uid() + copied.shift(), along);
                }
            }
            insert(connection, mailbox, copies);
        }
    }

    private void change(Connection connection, long mailbox, AnnotationWork.Changed changed, ModSeq modSeq)
            throws SQLException {
        for (UidSet portion : portions(changed.known(), changed.known())) {
            SortedMap<Long, MessageAnnotations> there = new TreeMap<>();
            for (Row row : read(connection, mailbox, portion)) {
                there.put(row.uid(), row.annotations().with(changed.values(), changed.most(), modSeq));
            }
            update(connection, mailbox, there);
            SortedMap<Long, MessageAnnotations> missing = new TreeMap<>();
            portion.stream()
                    .filter(uid -> !there.containsKey(uid))
                    .forEach(uid -> missing.put(uid, fresh(changed, modSeq)));
            insert(connection, mailbox, missing);
        }
        for (UidSet portion : portions(changed.fresh(), changed.fresh())) {
            SortedMap<Long, MessageAnnotations> fresh = new TreeMap<>();
            portion.forEach(uid -> fresh.put(uid, fresh(changed, modSeq)));
            insert(connection, mailbox, fresh);
        }
    }

    private static MessageAnnotations fresh(AnnotationWork.Changed changed, ModSeq modSeq) {
        return MessageAnnotations.NONE.with(changed.values(), changed.most(), modSeq);
    }

    private static void insert(Connection connection, long mailbox, SortedMap<Long, MessageAnnotations> messages)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        messages.forEach((uid, annotations) -> {
            if (!annotations.isEmpty()) {
                rows.add(new Object[] {AnnotationsCodec.encode(annotations), mailbox, uid});
            }
        });
        Sql.batch(connection, "INSERT INTO message_annotation (payload, mailbox, uid) VALUES (?, ?, ?)", rows);
    }

    private static void update(Connection connection, long mailbox, SortedMap<Long, MessageAnnotations> messages)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        messages.forEach(
                (uid, annotations) -> rows.add(new Object[] {AnnotationsCodec.encode(annotations), mailbox, uid}));
        Sql.batch(connection, "UPDATE message_annotation SET payload = ? WHERE mailbox = ? AND uid = ?", rows);
    }

    /** Removes those of messages that vanish. */
    static void delete(Connection connection, long mailbox, UidSet vanished) throws SQLException {
        List<Object[]> ranges = new ArrayList<>();
        for (int range = 0; range < vanished.ranges(); range++) {
            ranges.add(new Object[] {mailbox, vanished.first(range), vanished.last(range)});
        }
        Sql.batch(connection, "DELETE FROM message_annotation WHERE mailbox = ? AND uid BETWEEN ? AND ?", ranges);
    }

    /** Removes all that a mailbox has. */
    static void deleteAll(Connection connection, long mailbox) throws SQLException {
        Sql.update(connection, "DELETE FROM message_annotation WHERE mailbox = ?", mailbox);
    }
}
