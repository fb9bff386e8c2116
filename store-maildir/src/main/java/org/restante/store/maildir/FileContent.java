package org.restante.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.restante.store.Content;
import org.restante.store.StoreException;

/** The octets of a file as they are. */
final class FileContent implements Content {
    private final FileChannel channel;
    private final long size;

    FileContent(FileChannel channel, long size) {
        this.channel = channel;
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
        return Disk.attempt(() -> read(channel, position, ByteBuffer.wrap(target, offset, wanted)));
    }

    /** Reads as many octets as the buffer has room for. */
    static int read(FileChannel channel, long position, ByteBuffer buffer) throws IOException {
        int wanted = buffer.remaining();
        long at = position;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                throw new StoreException(StoreException.Code.CORRUPTION, "The file of a message has become shorter");
            }
            at += count;
        }
        return wanted;
    }

    @Override
    public void close() {
        Disk.attempt(() -> {
            channel.close();
            return size;
        });
    }
}
