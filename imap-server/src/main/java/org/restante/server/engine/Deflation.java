package org.restante.server.engine;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;

/**
 * Compresses what is sent to a client (RFC 4978 section 3). Every piece ends at an octet with everything in it (zlib's
 * SYNC_FLUSH), so that a client that has a piece has all that it says.
 *
 * <p>A {@link Deflater} takes more than 256 KiB outside of the heap, which is too much for a session that waits. So it lives
 * for as long as the session has something to say; the next one begins where the last one ended, with the end of what was
 * said as its dictionary. To the client it is all one stream.
 */
final class Deflation implements AutoCloseable {
    /** How much of what was said is remembered while nothing is being said. */
    private static final int MEMORY = 4 * 1024;

    private Optional<Deflater> deflater = Optional.empty();
    private byte[] said = new byte[0];

    /** Returns these octets compressed. */
    byte[] deflate(byte[] plain) {
        Deflater active = deflater.orElseGet(this::begin);
        active.setInput(plain);
        byte[] block = new byte[plain.length / 2 + 256];
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(block.length);
        int length;
        do {
            length = active.deflate(block, 0, block.length, Deflater.SYNC_FLUSH);
            compressed.write(block, 0, length);
        } while (length == block.length);
        remember(plain);
        return compressed.toByteArray();
    }

    /** Returns these octets compressed, and the end of the stream, by which the client sees that nothing is missing. */
    byte[] finish(byte[] plain) {
        Deflater active = deflater.orElseGet(this::begin);
        active.setInput(plain);
        active.finish();
        byte[] block = new byte[plain.length / 2 + 256];
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(block.length);
        while (!active.finished()) {
            compressed.write(block, 0, active.deflate(block));
        }
        return compressed.toByteArray();
    }

    private Deflater begin() {
        Deflater fresh = new Deflater(Deflater.BEST_SPEED, true);
        if (said.length > 0) {
            fresh.setDictionary(said);
        }
        deflater = Optional.of(fresh);
        return fresh;
    }

    private void remember(byte[] plain) {
        if (plain.length >= MEMORY) {
            said = Arrays.copyOfRange(plain, plain.length - MEMORY, plain.length);
            return;
        }
        int kept = Math.min(said.length, MEMORY - plain.length);
        byte[] all = Arrays.copyOfRange(said, said.length - kept, said.length + plain.length);
        System.arraycopy(plain, 0, all, kept, plain.length);
        said = all;
    }

    /** Lets go of the memory that only speaking needs. */
    void rest() {
        deflater.ifPresent(Deflater::end);
        deflater = Optional.empty();
    }

    @Override
    public void close() {
        rest();
    }
}
