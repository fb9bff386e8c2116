package org.restante.server.engine;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a client compresses (RFC 4978 section 3), taken apart on the session's thread in steps of at most {@link #STEP}
 * octets, and a step only when the one before has been used up: however much a few octets inflate to, they pass through the
 * limits that all others do, and hold no more memory. An idle one holds the 32 KiB that the client may refer back to, and
 * about 10 KiB beside them.
 */
final class Inflation implements AutoCloseable {
    /** How much is inflated at once. */
    static final int STEP = 64 * 1024;

    private static final int SMALLEST = 1024;

    private final Inflater inflater = new Inflater(true); // RFC 4978 section 4: raw, without zlib's header
    private boolean more;

    /** Takes what came; only when there is no {@link #hasMore}. */
    void add(byte[] compressed) {
        if (compressed.length > 0 && inflater.finished()) {
            throw SessionEnded.bye("The compressed stream had ended");
        }
        inflater.setInput(compressed);
        more = compressed.length > 0;
    }

    /** Returns whether {@link #step} may have something without more from the client. */
    boolean hasMore() {
        return more;
    }

    /**
     * Returns the next octets; there may be none.
     *
     * @throws SessionEnded with BYE if what the client sent is not what a compressor makes
     */
    byte[] step() {
        byte[] plain = new byte[Math.clamp(4L * inflater.getRemaining(), SMALLEST, STEP)];
        try {
            int length = inflater.inflate(plain);
            if (inflater.finished() && inflater.getRemaining() > 0) {
                throw SessionEnded.bye("The compressed stream had ended");
            }
            // With the buffer full there may be more, even if all of the input has been taken.
            more = !inflater.finished() && (length == plain.length || inflater.getRemaining() > 0);
            return length == plain.length ? plain : Arrays.copyOf(plain, length);
        } catch (DataFormatException e) {
            throw SessionEnded.bye("The compressed data is damaged");
        }
    }

    /** Drops what has not been inflated. */
    void discard() {
        inflater.setInput(new byte[0]);
        more = false;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
