package org.restante.store.jdbc;

import java.util.Objects;
import java.util.Optional;
import org.restante.store.Content;

/**
 * The octets of a message: those of a small one as a whole, from the cache if it has them; of a large one some chunks
 * around where it is read.
 */
final class StoredContent implements Content {
    /** The largest message that is read, and kept, as a whole. */
    private static final int WHOLE = 4 * ContentOctets.CHUNK;

    private static final int CHUNKS_AHEAD = 8;

    private final Storage storage;
    private final long content;
    private final long size;
    private byte[] window = new byte[0];
    private long windowStart;

    StoredContent(Storage storage, long content, long size) {
        this.storage = storage;
        this.content = content;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position < 0 || position > size) {
            throw new IndexOutOfBoundsException("position " + position + " of " + size);
        }
        int wanted = (int) Math.min(length, size - position);
        int done = 0;
        while (done < wanted) {
            long at = position + done;
            if (at < windowStart || at >= windowStart + window.length) {
                load(at, wanted - done);
            }
            int from = (int) (at - windowStart);
            int some = Math.min(wanted - done, window.length - from);
            System.arraycopy(window, from, target, offset + done, some);
            done += some;
        }
        return wanted;
    }

    private void load(long position, int wanted) {
        if (size <= WHOLE) {
            window = whole();
            return;
        }
        // Whoever reads on from where the last window ended will go on reading.
        boolean forward = position == windowStart + window.length && position > 0;
        int first = (int) (position / ContentOctets.CHUNK);
        int lastWanted = (int) ((position + wanted - 1) / ContentOctets.CHUNK);
        int last = Math.min(
                (int) ((size - 1) / ContentOctets.CHUNK),
                Math.min(first + CHUNKS_AHEAD - 1, forward ? first + CHUNKS_AHEAD - 1 : lastWanted));
        long start = (long) first * ContentOctets.CHUNK;
        int octets = (int) (Math.min(size, (last + 1L) * ContentOctets.CHUNK) - start);
        window = chunks(first, last, octets);
        windowStart = start;
    }

    private byte[] whole() {
        Optional<byte[]> cached = Optional.ofNullable(storage.cache().getIfPresent(content));
        if (cached.isPresent()) {
            return cached.get();
        }
        byte[] octets = chunks(0, (int) ((size - 1) / ContentOctets.CHUNK), (int) size);
        storage.cache().put(content, octets);
        return octets;
    }

    private byte[] chunks(int first, int last, int octets) {
        return storage.database()
                .read(connection -> storage.contents().octets().read(connection, content, first, last, octets));
    }

    @Override
    public void close() {
        window = new byte[0];
    }
}
