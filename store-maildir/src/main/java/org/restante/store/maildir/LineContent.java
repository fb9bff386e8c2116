package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Objects;
import org.restante.store.Content;
import org.restante.store.StoreException;

/**
 * The octets of a file whose lines end with LF, as a message has them: every LF without a CR gets one. The file is read once
 * in blocks to learn where each of them begins in the message; after that any range is a few blocks.
 */
final class LineContent implements Content {
    private static final int BLOCK = 32 << 10;

    private final FileChannel channel;
    private final long fileSize;
    private final long[] starts; // where in the message each block of the file begins, and where the last one ends
    private final boolean[] afterReturn; // whether the octet before the block is a CR
    private byte[] window = new byte[0]; // longer than what is in it
    private int windowLength;
    private int windowBlock = -1;

    private LineContent(FileChannel channel, long fileSize, long[] starts, boolean[] afterReturn) {
        this.channel = channel;
        this.fileSize = fileSize;
        this.starts = starts;
        this.afterReturn = afterReturn;
    }

    /**
     * The content of a file.
     *
     * @param missing how many of its LFs have no CR, as far as anybody knows
     */
    static LineContent of(FileChannel channel, long fileSize, long missing) throws IOException {
        int blocks = Math.toIntExact((fileSize + BLOCK - 1) / BLOCK);
        LineContent content = new LineContent(channel, fileSize, new long[blocks + 1], new boolean[blocks + 1]);
        for (int block = 0; block < blocks; block++) {
            content.load(block, missing);
            content.starts[block + 1] = content.starts[block] + content.windowLength;
        }
        return content;
    }

    private void load(int block, long missing) throws IOException {
        long from = (long) block * BLOCK;
        int length = (int) Math.min(BLOCK, fileSize - from);
        if (!load(block, from, length, Math.clamp(missing, 0, length))) {
            load(block, from, length, length); // as if every octet were such an LF
        }
    }

    // The block is read to the end of an array, and its lines move to the front of it, each with its CR: one array,
    // which has the right size if it is known how many are missing. Returns false if there are more of them than was
    // said.
    private boolean load(int block, long from, int length, int missing) throws IOException {
        byte[] lines = new byte[missing + length];
        FileContent.read(channel, from, ByteBuffer.wrap(lines, missing, length));
        boolean after = afterReturn[block];
        boolean afterLast = length > 0 ? lines[lines.length - 1] == '\r' : after;
        int done = 0;
        int at = missing;
        for (int end = LineFeeds.next(lines, at); end < lines.length; end = LineFeeds.next(lines, at)) {
            after = end > at ? lines[end - 1] == '\r' : after;
            System.arraycopy(lines, at, lines, done, end - at);
            done += end - at;
            if (!after) {
                if (done == end) {
                    return false;
                }
                lines[done++] = '\r';
            }
            lines[done++] = '\n';
            after = false;
            at = end + 1;
        }
        System.arraycopy(lines, at, lines, done, lines.length - at);
        afterReturn[block + 1] = afterLast;
        window = lines;
        windowLength = done + lines.length - at;
        windowBlock = block;
        return true;
    }

    @Override
    public long size() {
        return starts[starts.length - 1];
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position < 0 || position > size()) {
            throw new IndexOutOfBoundsException("position " + position + " of " + size());
        }
        int wanted = (int) Math.min(length, size() - position);
        int done = 0;
        while (done < wanted) {
            long at = position + done;
            int block = blockOf(at);
            if (block != windowBlock) {
                Disk.attempt(() -> {
                    load(block, starts[block + 1] - starts[block] - BLOCK);
                    return block;
                });
            }
            int from = (int) (at - starts[block]);
            int some = Math.min(wanted - done, windowLength - from);
            if (some <= 0) {
                throw new StoreException(StoreException.Code.CORRUPTION, "The file of a message has changed");
            }
            System.arraycopy(window, from, target, offset + done, some);
            done += some;
        }
        return wanted;
    }

    private int blockOf(long position) {
        int at = Arrays.binarySearch(starts, position);
        return at >= 0 ? at : -at - 2;
    }

    @Override
    public void close() {
        window = new byte[0];
        windowLength = 0;
        Disk.attempt(() -> {
            channel.close();
            return fileSize;
        });
    }
}
