package org.restante.pop3;

import org.restante.store.Content;
import org.restante.store.StoreException;

/** Reads a message in blocks: nowhere is it whole. */
final class Blocks {
    /** The largest block. */
    static final int OCTETS = 32 * 1024;

    private Blocks() {}

    /** Takes the octets at the beginning of a block. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] block, int length);
    }

    /** Reads all octets, of which a part is in the block at a time. */
    static void read(Content content, byte[] block, Taker taker) {
        long size = content.size();
        for (long position = 0; position < size; ) {
            int length = read(content, size, position, block);
            taker.take(block, length);
            position += length;
        }
    }

    /**
     * Reads a block; returns how many octets it has, 0 only at the end.
     *
     * @throws StoreException CORRUPTION if there are more or fewer than the size says
     */
    static int read(Content content, long size, long position, byte[] block) {
        int asked = (int) Math.min(block.length, size - position);
        int length = asked == 0 ? 0 : content.read(position, block, 0, asked);
        if (length < 0 || length > asked || length == 0 && asked > 0) {
            throw new StoreException(StoreException.Code.CORRUPTION, "A message is not as long as its size says");
        }
        return length;
    }
}
