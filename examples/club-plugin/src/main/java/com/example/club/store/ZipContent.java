package com.example.club.store;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restante.store.Content;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;

/** The octets of a message, where they lie in the zip file; it stays readable though the file may have another name or none. */
final class ZipContent implements Content {
    private final FileChannel file;
    private final long start;
    private final long size;
    private final AtomicBoolean open = new AtomicBoolean(true);

    ZipContent(FileChannel file, long start, long size) {
        this.file = file;
        this.start = start;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        int wanted = (int) Math.min(length, size - position);
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, wanted);
        return Failures.of("read a message", () -> {
            while (buffer.hasRemaining()) {
                if (file.read(buffer, start + position + wanted - buffer.remaining()) < 0) {
                    throw new StoreException(Code.CORRUPTION, "A zip file of the store is cut short");
                }
            }
            return wanted;
        });
    }

    @Override
    public void close() {
        if (open.getAndSet(false)) {
            Failures.of("close a message", () -> {
                file.close();
                return size;
            });
        }
    }
}
