package org.restante.server.mailbox;

import org.restante.protocol.mime.ByteRange;
import org.restante.store.Content;
import org.restante.store.StoreException;

/** Reads a range of a message's octets block by block: no message is ever whole in memory. */
public final class ContentReader {
    private static final int BLOCK = 32 * 1024;

    private ContentReader() {}

    /** Takes one block; the array is used again for the next. */
    @FunctionalInterface
    public interface BlockSink {
        /** Takes the first octets of an array. */
        void accept(byte[] block, int length);
    }

    /**
     * Hands on the octets of a range, in order.
     *
     * @throws StoreException CORRUPTION if the message ends before the range does, or there is more than was asked for
     */
    public static void read(Content content, ByteRange range, BlockSink sink) {
        byte[] block = new byte[(int) Math.min(BLOCK, range.length())];
        for (long at = range.start(); at < range.end(); ) {
            int asked = (int) Math.min(block.length, range.end() - at);
            int count = content.read(at, block, 0, asked);
            if (count <= 0 || count > asked) {
                throw new StoreException(StoreException.Code.CORRUPTION, "A message is not as long as its size says");
            }
            sink.accept(block, count);
            at += count;
        }
    }
}
