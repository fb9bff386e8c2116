package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Octets in the database, a row for each chunk. */
final class ContentRows implements ContentOctets {
    private final String chunks;

    ContentRows(Dialect dialect) {
        chunks = "SELECT octets FROM " + dialect.byKey("content_chunk", "content_chunk_key")
                + " WHERE content = ? AND n BETWEEN ? AND ? ORDER BY n";
    }

    @Override
    public void write(Connection connection, long content, int firstChunk, byte[] octets, int length)
            throws SQLException {
        for (int from = 0, n = firstChunk; from < length; from += CHUNK, n++) {
            Sql.update(
                    connection,
                    "INSERT INTO content_chunk (content, n, octets) VALUES (?, ?, ?)",
                    content,
                    n,
                    Arrays.copyOfRange(octets, from, Math.min(length, from + CHUNK)));
        }
    }

    @Override
    public byte[] read(Connection connection, long content, int first, int last, int octets) throws SQLException {
        List<byte[]> pieces = Sql.list(connection, row -> row.getBytes(1), chunks, content, first, last);
        if (pieces.size() == 1 && pieces.getFirst().length == octets) {
            return pieces.getFirst();
        }
        byte[] whole = new byte[octets];
        int position = 0;
        for (byte[] piece : pieces) {
            if (piece.length > octets - position) {
                throw Contents.missing(content);
            }
            System.arraycopy(piece, 0, whole, position, piece.length);
            position += piece.length;
        }
        if (position != octets) {
            throw Contents.missing(content);
        }
        return whole;
    }

    @Override
    public void delete(Connection connection, long content) throws SQLException {
        Sql.update(connection, "DELETE FROM content_chunk WHERE content = ?", content);
    }
}
