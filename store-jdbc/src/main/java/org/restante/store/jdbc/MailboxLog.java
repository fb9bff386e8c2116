package org.restante.store.jdbc;

import java.sql.Connection;
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
    private final String tail;

    MailboxLog(Dialect dialect, int vanishedCapacity) {
        this.dialect = dialect;
        this.vanishedCapacity = vanishedCapacity;
        this.tail = "SELECT mod_seq, payload FROM " + dialect.byKey("mailbox_change", "mailbox_change_key")
                + " WHERE mailbox = ? AND mod_seq > ? ORDER BY mod_seq";
    }

    /**
     * A state, and how far back its log goes.
     *
     * @param snapshot the MODSEQ of the snapshot that it was read from
     */
    record Loaded(MailboxState state, ModSeq snapshot) {}

    private record Entry(long modSeq, byte[] payload) {}

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
        long modSeq = after.modSeq().value();
        Optional<Boolean> logged = Sql.first(
                connection,
                row -> row.getLong(1) == token,
                "SELECT token FROM mailbox_change WHERE mailbox = ? AND mod_seq = ?",
                mailbox,
                modSeq);
        // A snapshot may have taken its row from the log since; nobody but us could have reached the MODSEQ then.
        return logged.isPresent()
                ? logged.get()
                : dialect.isOnlyHere() && modSeq(connection, mailbox).stream().anyMatch(now -> now >= modSeq);
    }

    /** Returns the MODSEQ of the last commit, if there is such a mailbox. */
    Optional<Long> modSeq(Connection connection, long mailbox) throws SQLException {
        return Sql.first(connection, row -> row.getLong(1), "SELECT mod_seq FROM mailbox WHERE id = ?", mailbox);
    }

    /** Returns the state of a mailbox, beginning from what is known of it, if there is such a mailbox. */
    Optional<Loaded> next(Connection connection, long mailbox, Optional<Loaded> known) throws SQLException {
        if (known.isEmpty() || modSeq(connection, mailbox).isEmpty()) {
            return load(connection, mailbox);
        }
        Optional<MailboxState> now = follow(connection, mailbox, known.get().state());
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
        MailboxState now = state;
        for (Entry entry : entries) {
            if (entry.modSeq() != now.modSeq().value() + 1) {
                return Optional.empty();
            }
            now = applied(now, entry);
        }
        return Optional.of(now);
    }

    private MailboxState applied(MailboxState before, Entry entry) {
        MailboxState after;
        try {
            after = ChangeCodec.decode(entry.payload()).apply(before, vanishedCapacity);
        } catch (IllegalArgumentException invalid) {
            throw ByteReader.damaged("change " + entry.modSeq() + ": " + invalid.getMessage());
        }
        if (after.modSeq().value() != entry.modSeq()) {
            throw ByteReader.damaged("change " + entry.modSeq() + " changes nothing");
        }
        return after;
    }

    /** Writes the whole state, and takes from the log what it covers. */
    void writeSnapshot(Connection connection, long mailbox, MailboxState state) throws SQLException {
        byte[] payload = SnapshotCodec.encode(state);
        long modSeq = state.modSeq().value();
        Optional<Long> before = Sql.first(
                connection, row -> row.getLong(1), "SELECT mod_seq FROM mailbox_snapshot WHERE mailbox = ?", mailbox);
        if (before.isEmpty()) {
            Sql.update(
                    connection,
                    "INSERT INTO mailbox_snapshot (mailbox, mod_seq, payload) VALUES (?, ?, ?)",
                    mailbox,
                    modSeq,
                    payload);
        } else {
            int written = Sql.update(
                    connection,
                    "UPDATE mailbox_snapshot SET mod_seq = ?, payload = ? WHERE mailbox = ? AND mod_seq < ?",
                    modSeq,
                    payload,
                    mailbox,
                    modSeq);
            if (written == 0) {
                return;
            }
        }
        Sql.update(connection, "DELETE FROM mailbox_change WHERE mailbox = ? AND mod_seq <= ?", mailbox, modSeq);
    }
}
