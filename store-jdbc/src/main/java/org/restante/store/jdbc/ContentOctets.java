package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the octets of contents are, in chunks of one size, all of them full but the last one. */
sealed interface ContentOctets permits ContentRows, ContentFolder {
    /** How many octets a chunk has: with what a row and a page need, a page of Derby's. */
    int CHUNK = 32_256;

    /**
     * Writes octets from a chunk on; they are durable when the transaction is. Those that are there already are replaced.
     *
     * @param length how many of the octets; whole chunks unless the content ends with them
     */
    void write(Connection connection, long content, int firstChunk, byte[] octets, int length) throws SQLException;

    /**
     * Reads chunks from one to another, both included, as one piece.
     *
     * @param octets how many there have to be
     * @throws org.restante.store.StoreException CORRUPTION if there are not
     */
    byte[] read(Connection connection, long content, int first, int last, int octets) throws SQLException;

    /** Removes all octets of a content. */
    void delete(Connection connection, long content) throws SQLException;
}
