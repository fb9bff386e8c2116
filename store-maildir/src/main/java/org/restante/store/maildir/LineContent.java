package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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

    static LineContent of(FileChannel channel, long fileSize) throws IOException {
        int blocks = Math.toIntExact((fileSize + BLOCK - 1) / BLOCK);
        LineContent content = new LineContent(channel, fileSize, new long[blocks + 1], new boolean[blocks + 1]);
        for (int block = 0; block < blocks; block++) {
            content.load(block);
            content.starts[block + 1] = content.starts[block] + content.windowLength;
        }
        return content;
    }

    private void load(int block) throws IOException {
        long from = (long) block * BLOCK;
        byte[] octets = new byte[(int) Math.min(BLOCK, fileSize - from)];
        FileContent.read(channel, from, ByteBuffer.wrap(octets));
        String text = new String(octets, StandardCharsets.ISO_8859_1); // searching one is quick, many octets at a time
        byte[] lines = new byte[2 * octets.length];
        int length = 0;
        int begun = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begun)) {
            System.arraycopy(octets, begun, lines, length, end - begun);
            length += end - begun;
            if (!(end > 0 ? octets[end - 1] == '\r' : afterReturn[block])) {
                lines[length++] = '\r';
            }
            lines[length++] = '\n';
            begun = end + 1;
        }
        System.arraycopy(octets, begun, lines, length, octets.length - begun);
        length += octets.length - begun;
        afterReturn[block + 1] = octets.length > 0 && octets[octets.length - 1] == '\r';
        window = lines;
        windowLength = length;
        windowBlock = block;
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
                    load(block);
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
