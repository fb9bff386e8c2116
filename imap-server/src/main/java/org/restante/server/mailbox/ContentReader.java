package org.restante.server.mailbox;

import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.wire.ImapWriter;
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
        blocks(range, (at, atMost) -> {
            int count = checked(content.read(at, block, 0, atMost), atMost);
            sink.accept(block, count);
            return count;
        });
    }

    /**
     * Writes the octets of a range, in order, without a copy.
     *
     * @param written is told after each block
     * @throws StoreException CORRUPTION if the message ends before the range does, or there is more than was asked for
     */
    public static void write(Content content, ByteRange range, ImapWriter out, Runnable written) {
        blocks(range, (at, atMost) -> {
            int count = checked(
                    out.raw((target, offset, length) -> content.read(at, target, offset, length), atMost), atMost);
            written.run();
            return count;
        });
    }

    private interface Block {
        int take(long at, int atMost);
    }

    private static void blocks(ByteRange range, Block block) {
        for (long at = range.start(); at < range.end(); ) {
            at += block.take(at, (int) Math.min(BLOCK, range.end() - at));
        }
    }

    private static int checked(int count, int asked) {
        if (count <= 0 || count > asked) {
            throw new StoreException(StoreException.Code.CORRUPTION, "A message is not as long as its size says");
        }
        return count;
    }
}
