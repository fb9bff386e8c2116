package org.restante.lmtp.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.restante.store.IncomingMessage;

/**
 * A message on its way in, until all of it has come and it is known to be well: in memory as long as it is small, else in a
 * file that vanishes with this. For one thread.
 */
public final class Spool implements AutoCloseable {
    private static final int SMALL = 64 * 1024;
    private static final int BLOCK = 32 * 1024;

    private final Path folder;
    private final long limit;
    private byte[] memory = new byte[8 * 1024];
    private int held; // octets in memory
    private Optional<FileChannel> file = Optional.empty();
    private long size;

    /** Takes a message of at most so many octets; larger ones are counted and not kept. */
    public Spool(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /**
     * Takes more octets.
     *
     * @throws UncheckedIOException if they cannot be written
     */
    public void write(byte[] octets, int offset, int length) {
        size += length;
        if (isTooLarge()) {
            return;
        }
        if (held + length > SMALL) {
            spill();
        }
        if (length > SMALL) {
            append(ByteBuffer.wrap(octets, offset, length));
            return;
        }
        if (memory.length - held < length) {
            memory = Arrays.copyOf(memory, Math.min(SMALL, Math.max(held + length, 2 * memory.length)));
        }
        System.arraycopy(octets, offset, memory, held, length);
        held += length;
    }

    private void spill() {
        append(ByteBuffer.wrap(memory, 0, held));
        held = 0;
    }

    private void append(ByteBuffer octets) {
        try {
            if (file.isEmpty()) {
                file = Optional.of(FileChannel.open(
                        Files.createTempFile(folder, "incoming", ""),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
            }
            while (octets.hasRemaining()) {
                file.get().write(octets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Messages cannot be kept in " + folder, e);
        }
    }

    /** Returns how many octets have come. */
    public long size() {
        return size;
    }

    /** Returns whether more have come than a message may have. */
    public boolean isTooLarge() {
        return size > limit;
    }

    /** Puts everything into a message; as often as wanted. */
    void copyTo(IncomingMessage message) {
        try {
            if (file.isPresent()) {
                copy(file.get(), message);
            }
            message.write(memory, 0, held);
        } catch (IOException e) {
            throw new UncheckedIOException("A message that was kept in " + folder + " cannot be read", e);
        }
    }

    private static void copy(FileChannel from, IncomingMessage to) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long position = 0;
        for (int count = from.read(block, position); count >= 0; count = from.read(block, position)) {
            to.write(block.array(), 0, count);
            position += count;
            block.clear();
        }
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A file of " + folder + " cannot be closed", e);
        }
    }
}
