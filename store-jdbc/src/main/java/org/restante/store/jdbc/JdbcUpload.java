package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.restante.store.StoreException;
import org.restante.store.Upload;

/**
 * A message on its way in. Up to a quarter of a megabyte waits in the heap and is written with the commit; what is
 * larger goes to the database in pieces of that size, under a mark that says that nobody refers to it yet.
 */
final class JdbcUpload implements Upload {
    private static final int BUFFER = 8 * ContentOctets.CHUNK;
    private static final int FIRST_BUFFER = 8192;
    private static final long MAX_SIZE = 0xFFFF_FFFFL;

    private final Storage storage;
    private final long content;
    private final CRC32C checksum = new CRC32C();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int buffered;
    private int chunksWritten;
    private boolean settled;

    JdbcUpload(Storage storage) {
        this.storage = storage;
        this.content = storage.identifiers().next();
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        if (length > MAX_SIZE - size()) {
            throw new StoreException(StoreException.Code.TOOBIG, "A message has less than 4 GiB");
        }
        checksum.update(octets, offset, length);
        int from = offset;
        int rest = length;
        while (rest > 0) {
            if (buffered == BUFFER) {
                spill();
            }
            int some = Math.min(rest, BUFFER - buffered);
            if (buffered + some > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(BUFFER, Math.max(buffered + some, buffer.length * 2)));
            }
            System.arraycopy(octets, from, buffer, buffered, some);
            buffered += some;
            from += some;
            rest -= some;
        }
    }

    private void spill() {
        storage.database().requireRoom();
        storage.database().transact(connection -> {
            if (chunksWritten == 0) {
                Sql.update(connection, "INSERT INTO upload (content) VALUES (?)", content);
            }
            storage.contents().octets().write(connection, content, chunksWritten, buffer, buffered);
            return content;
        });
        chunksWritten += buffered / ContentOctets.CHUNK;
        buffered = 0;
    }

    @Override
    public long size() {
        return (long) chunksWritten * ContentOctets.CHUNK + buffered;
    }

    /** Returns the key of the content that this becomes. */
    long content() {
        return content;
    }

    /** Writes what is not written yet, as part of a commit. */
    void insert(Connection connection, byte[] summary) throws SQLException {
        if (settled) {
            throw new IllegalArgumentException("an upload becomes a message once");
        }
        storage.contents().octets().write(connection, content, chunksWritten, buffer, buffered);
        storage.contents().insert(connection, content, size(), checksum.getValue(), summary);
        if (chunksWritten > 0) {
            Sql.update(connection, "DELETE FROM upload WHERE content = ?", content);
        }
    }

    /** Says that the commit is durable: the octets belong to a message now. */
    void settle() {
        settled = true;
    }

    @Override
    public void close() {
        if (!settled && chunksWritten > 0) {
            settled = true;
            storage.housekeeping().submit(() -> Sweep.dropUpload(storage, content));
        }
        buffer = new byte[0];
        buffered = 0;
    }
}
