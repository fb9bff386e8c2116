package org.restante.pop3;

import org.restante.store.Content;

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
        for (long position = 0; position < content.size(); ) {
            int length = content.read(position, block, 0, block.length);
            taker.take(block, length);
            position += length;
        }
    }
}
