package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.store.MailboxState;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.SnapshotCodec;

/** The mutable part of mailboxes in the database: a log of changes, and a snapshot now and then. */
final class MailboxLog {
    private static final int ATTEMPTS = 3;

    private final Dialect dialect;
    private final int vanishedCapacity;
    private final int snapshotInterval;
    private final String tail;
    private final String news;

    MailboxLog(Dialect dialect, int vanishedCapacity, int snapshotInterval) {
        this.dialect = dialect;
        this.snapshotInterval = snapshotInterval;
        this.vanishedCapacity = vanishedCapacity;
        this.tail = "SELECT mod_seq, payload FROM " + dialect.byKey("mailbox_change", "mailbox_change_key")
                + " WHERE mailbox = ? AND mod_seq > ? ORDER BY mod_seq";
        this.news = "SELECT m.mod_seq, c.mod_seq, c.payload FROM mailbox m LEFT JOIN "
                + dialect.byKey("mailbox_change c", "mailbox_change_key")
                + " ON c.mailbox = m.id AND c.mod_seq > ? WHERE m.id = ? ORDER BY c.mod_seq";
    }

    /**
     * A state, and how far back its log goes.
     *
     * @param snapshot the MODSEQ of the snapshot that it was read from
     */
    record Loaded(MailboxState state, ModSeq snapshot) {}

    private record Entry(long modSeq, byte[] payload) {}

    // A mailbox that has no news is one row without a change; one that is no more is no row.
    private record News(long now, Optional<Entry> change) {
        private static News read(ResultSet row) throws SQLException {
            byte[] payload = row.getBytes(3);
            return new News(
                    row.getLong(1),
                    payload == null ? Optional.empty() : Optional.of(new Entry(row.getLong(2), payload)));
        }
    }

    void append(Connection connection, long mailbox, long modSeq, long token, LogRecord record) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO mailbox_change (mailbox, mod_seq, token, payload) VALUES (?, ?, ?, ?)",
                mailbox,
                modSeq,
                token,
                ChangeCodec.encode(record));
    }

    /** Returns whether the commit with this token, which led to this state, is in the database. */
    boolean hasCommit(Connection connection, long mailbox, MailboxState after, long token) throws SQLException {
        // The server may be at it still, when only the connection is lost: it holds the row until it has made up its
        // mind.
        hold(connection, mailbox);
        return Sql.first(
                        connection,
                        row -> row.getLong(1) == token,
                        "SELECT token FROM mailbox_change WHERE mailbox = ? AND mod_seq = ?",
                        mailbox,
                        after.modSeq().value())
                .orElse(false);
    }

    /** Waits until nobody else commits to a mailbox, and keeps it so. */
    void hold(Connection connection, long mailbox) throws SQLException {
        Sql.update(connection, "UPDATE mailbox SET mod_seq = mod_seq WHERE id = ?", mailbox);
    }

    /** Returns the MODSEQ of the last commit, if there is such a mailbox. */
    Optional<Long> modSeq(Connection connection, long mailbox) throws SQLException {
        return Sql.first(connection, row -> row.getLong(1), "SELECT mod_seq FROM mailbox WHERE id = ?", mailbox);
    }

    /** Returns the state of a mailbox, beginning from what is known of it, if there is such a mailbox. */
    Optional<Loaded> next(Connection connection, long mailbox, Optional<Loaded> known) throws SQLException {
        if (known.isEmpty()) {
            return load(connection, mailbox);
        }
        MailboxState before = known.get().state();
        List<News> news =
                Sql.list(connection, News::read, this.news, before.modSeq().value(), mailbox);
        if (news.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> changes =
                news.stream().flatMap(row -> row.change().stream()).toList();
        Optional<MailboxState> now = follow(before, changes)
                .filter(state -> state.modSeq().value() == news.getFirst().now());
        return now.isPresent()
                ? now.map(state -> new Loaded(state, known.get().snapshot()))
                : load(connection, mailbox);
    }

    /** Reads the state of a mailbox, if there is such a mailbox. */
    Optional<Loaded> load(Connection connection, long mailbox) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            Optional<Long> modSeq = modSeq(connection, mailbox);
            if (modSeq.isEmpty()) {
                return Optional.empty();
            }
            MailboxState snapshot = snapshot(connection, mailbox);
            Optional<MailboxState> state = follow(connection, mailbox, snapshot);
            if (state.isPresent() && state.get().modSeq().value() >= modSeq.get()) {
                return Optional.of(new Loaded(state.get(), snapshot.modSeq()));
            }
            if (attempt == ATTEMPTS) {
                throw ByteReader.damaged("changes are missing from its log");
            }
        }
    }

    MailboxState snapshot(Connection connection, long mailbox) throws SQLException {
        return Sql.first(
                        connection,
                        row -> row.getBytes(1),
                        "SELECT payload FROM mailbox_snapshot WHERE mailbox = ?",
                        mailbox)
                .map(SnapshotCodec::decode)
                .orElse(MailboxState.NEW);
    }

    /**
     * Returns the state with all that the log has beyond it, or nothing if a snapshot has taken what comes next from
     * the log.
     */
    Optional<MailboxState> follow(Connection connection, long mailbox, MailboxState state) throws SQLException {
        List<Entry> entries = Sql.list(
                connection,
                row -> new Entry(row.getLong(1), row.getBytes(2)),
                tail,
                mailbox,
                state.modSeq().value());
        return follow(state, entries);
    }

    private Optional<MailboxState> follow(MailboxState state, List<Entry> entries) {
        MailboxState now = state;
        for (Entry entry : entries) {
            LogRecord change = ChangeCodec.decode(entry.payload());
            boolean follows = change instanceof LogRecord.Reserved
                    || entry.modSeq() == now.modSeq().value() + 1;
            if (!follows) {
                return Optional.empty();
            }
            now = applied(now, change, entry);
        }
        return Optional.of(now);
    }

    private MailboxState applied(MailboxState before, LogRecord change, Entry entry) {
        MailboxState after;
        try {
            after = change.apply(before, vanishedCapacity);
        } catch (IllegalArgumentException invalid) {
            throw ByteReader.damaged("change " + entry.modSeq() + ": " + invalid.getMessage());
        }
        if (after.modSeq().value() != entry.modSeq()) {
            throw ByteReader.damaged("change " + entry.modSeq() + " changes nothing");
        }
        return after;
    }

    /**
     * Writes the whole state, unless another process did so lately, and takes from the log what the snapshot before it
     * covers: whoever knows a state that is not much older finds what follows it there.
     *
     * @return the MODSEQ of the snapshot that is there now
     */
    ModSeq writeSnapshot(Connection connection, long mailbox, MailboxState state) throws SQLException {
        long modSeq = state.modSeq().value();
        Optional<Long> before = Sql.first(
                connection, row -> row.getLong(1), "SELECT mod_seq FROM mailbox_snapshot WHERE mailbox = ?", mailbox);
        if (before.isPresent() && before.get() > modSeq - Math.ceilDiv(snapshotInterval, 2)) {
            return new ModSeq(before.get());
        }
        byte[] payload = SnapshotCodec.encode(state);
        if (before.isEmpty()) {
            return insertSnapshot(connection, mailbox, modSeq, payload);
        }
        int written = Sql.update(
                connection,
                "UPDATE mailbox_snapshot SET mod_seq = ?, payload = ? WHERE mailbox = ? AND mod_seq = ?",
                modSeq,
                payload,
                mailbox,
                before.get());
        if (written > 0) {
            Sql.update(
                    connection, "DELETE FROM mailbox_change WHERE mailbox = ? AND mod_seq <= ?", mailbox, before.get());
        }
        return new ModSeq(modSeq);
    }

    private ModSeq insertSnapshot(Connection connection, long mailbox, long modSeq, byte[] payload)
            throws SQLException {
        try {
            Sql.update(
                    connection,
                    "INSERT INTO mailbox_snapshot (mailbox, mod_seq, payload)"
                            + " SELECT id, CAST(? AS BIGINT), ? FROM mailbox WHERE id = ?",
                    modSeq,
                    payload,
                    mailbox);
        } catch (SQLException failure) {
            if (!dialect.isDuplicate(failure)) {
                throw failure;
            }
            connection.rollback(); // another process was quicker
        }
        return new ModSeq(modSeq);
    }
}
