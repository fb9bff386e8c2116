package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.store.annotation.Annotations;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;

/** The rows of annotations: one for each reader of each mailbox, and one for all readers of it. */
final class AnnotationRows {
    /** The place of the server's own annotations. */
    static final long SERVER = 0;

    private static final String EVERYBODY = "/";

    private AnnotationRows() {}

    // Behind it, as behind every text of which SQL is not to ignore the spaces at the end; no name is empty.
    private static String row(String reader) {
        return reader + "/";
    }

    static SortedMap<String, byte[]> read(Connection connection, long place, String reader) throws SQLException {
        SortedMap<String, byte[]> all = readRow(connection, place, EVERYBODY);
        all.putAll(readRow(connection, place, row(reader)));
        return all;
    }

    private static SortedMap<String, byte[]> readRow(Connection connection, long place, String row)
            throws SQLException {
        return Sql.first(
                        connection,
                        result -> decode(result.getBytes(1)),
                        "SELECT payload FROM annotation WHERE place = ? AND reader = ?",
                        place,
                        row)
                .orElseGet(TreeMap::new);
    }

    static void write(Connection connection, long place, String reader, SortedMap<String, byte[]> all)
            throws SQLException {
        SortedMap<String, byte[]> own = new TreeMap<>();
        SortedMap<String, byte[]> shared = new TreeMap<>();
        all.forEach((entry, value) -> (entry.startsWith(Annotations.PRIVATE) ? own : shared).put(entry, value));
        writeRow(connection, place, EVERYBODY, shared);
        writeRow(connection, place, row(reader), own);
    }

    private static void writeRow(Connection connection, long place, String row, SortedMap<String, byte[]> entries)
            throws SQLException {
        Sql.update(connection, "DELETE FROM annotation WHERE place = ? AND reader = ?", place, row);
        if (!entries.isEmpty()) {
            Sql.update(
                    connection,
                    "INSERT INTO annotation (place, reader, payload) VALUES (?, ?, ?)",
                    place,
                    row,
                    encode(entries));
        }
    }

    static void delete(Connection connection, long place) throws SQLException {
        Sql.update(connection, "DELETE FROM annotation WHERE place = ?", place);
    }

    static void lockServer(Connection connection) throws SQLException {
        Sql.update(connection, "UPDATE annotation_server SET turns = turns + 1");
    }

    private static byte[] encode(SortedMap<String, byte[]> entries) {
        ByteWriter writer = new ByteWriter();
        writer.number(entries.size());
        entries.forEach((entry, value) -> {
            writer.text(entry);
            writer.octets(value);
        });
        return writer.finish();
    }

    private static SortedMap<String, byte[]> decode(byte[] payload) {
        ByteReader reader = new ByteReader(payload);
        SortedMap<String, byte[]> entries = new TreeMap<>();
        for (int count = reader.count(2); count > 0; count--) {
            String entry = reader.text();
            entries.put(entry, reader.octets());
        }
        reader.finish();
        return entries;
    }
}
