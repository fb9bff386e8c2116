package org.restante.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.restante.store.StoreException;

/** The contents of messages: which message has which, a row for each, and its octets. */
final class Contents {
    private static final int PLACES = 50_000;

    private final Cache<Place, Located> places =
            Caffeine.newBuilder().maximumSize(PLACES).executor(Runnable::run).build();
    private final ContentOctets octets;
    private final String range;

    Contents(Dialect dialect, ContentOctets octets) {
        this.octets = octets;
        range = "SELECT uid, content, octets FROM " + dialect.byKey("message", "message_key")
                + " WHERE mailbox = ? AND uid BETWEEN ? AND ? ORDER BY uid";
    }

    private record Place(long mailbox, long uid) {}

    /** Where the content of a message is, and how many octets it has. */
    record Located(long uid, long content, long size) {
        private static Located read(ResultSet row) throws SQLException {
            return new Located(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** Finds a message; what was found lately is known, since it never changes. */
    Optional<Located> locate(long mailbox, long uid, Supplier<Optional<Located>> read) {
        Place place = new Place(mailbox, uid);
        Optional<Located> known = Optional.ofNullable(places.getIfPresent(place));
        if (known.isPresent()) {
            return known;
        }
        Optional<Located> found = read.get();
        found.ifPresent(located -> places.put(place, located));
        return found;
    }

    Optional<Located> locate(Connection connection, long mailbox, long uid) throws SQLException {
        return Sql.first(
                connection,
                Located::read,
                "SELECT uid, content, octets FROM message WHERE mailbox = ? AND uid = ?",
                mailbox,
                uid);
    }

    /** Finds the messages of a list of UIDs in ascending order; those that have no row are passed over. */
    List<Located> locate(Connection connection, long mailbox, List<Long> uids) throws SQLException {
        long first = uids.getFirst();
        long last = uids.getLast();
        if (last - first == uids.size() - 1) {
            return Sql.list(connection, Located::read, range, mailbox, first, last);
        }
        List<Located> located = new ArrayList<>(uids.size());
        for (long uid : uids) {
            locate(connection, mailbox, uid).ifPresent(located::add);
        }
        return located;
    }

    void insert(Connection connection, long content, long size, long checksum, byte[] summary) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO content (id, octets, checksum, summary) VALUES (?, ?, ?, ?)",
                content,
                size,
                checksum,
                summary);
    }

    byte[] summary(Connection connection, long content) throws SQLException {
        return Sql.first(connection, row -> row.getBytes(1), "SELECT summary FROM content WHERE id = ?", content)
                .orElseThrow(() -> missing(content));
    }

    /** Returns the octets themselves. */
    ContentOctets octets() {
        return octets;
    }

    /** Removes a content, if it is there. */
    void delete(Connection connection, long content) throws SQLException {
        if (Sql.update(connection, "DELETE FROM content WHERE id = ?", content) > 0) {
            octets.delete(connection, content);
        }
    }

    static StoreException missing(long content) {
        return new StoreException(
                StoreException.Code.CORRUPTION, "Octets of a message are missing (content " + content + ")");
    }
}
