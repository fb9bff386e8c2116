package org.restante.server.engine;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.restante.core.connection.SessionEnded;

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

    private static final byte[] NOTHING = {};

    private final Inflater inflater = new Inflater(true); // RFC 4978 section 4: raw, without zlib's header
    private byte[] input = NOTHING;
    private int end; // of what the inflater has been given of the input
    private int last = -1; // the octets before, as a number
    private boolean more;

    /** Takes what came; only when there is no {@link #hasMore}. */
    void add(byte[] compressed) {
        input = compressed;
        end = 0;
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
        if (inflater.finished()) {
            throw SessionEnded.bye("The compressed stream had ended");
        }
        if (inflater.needsInput() && end < input.length) {
            giveNext();
        }
        byte[] plain = new byte[Math.clamp(4L * inflater.getRemaining(), SMALLEST, STEP)];
        try {
            int length = inflater.inflate(plain);
            // With the buffer full there may be more, even if all of the input has been taken.
            more = length == plain.length || inflater.getRemaining() > 0 || end < input.length;
            return length == plain.length ? plain : Arrays.copyOf(plain, length);
        } catch (DataFormatException e) {
            throw SessionEnded.bye("The compressed data is damaged");
        }
    }

    /**
     * Gives the inflater what there is up to a flush (00 00 FF FF, RFC 1951 section 3.2.4): what follows one may be no longer
     * compressed, if the client has said UNAUTHENTICATE before it.
     */
    private void giveNext() {
        int start = end;
        while (end < input.length) {
            last = last << 8 | input[end++] & 0xFF;
            if (last == 0x0000FFFF) {
                break;
            }
        }
        inflater.setInput(input, start, end - start);
    }

    /** Returns what came and has not been inflated; it is not for this any more. */
    byte[] takeRest() {
        byte[] rest = Arrays.copyOfRange(input, end - inflater.getRemaining(), input.length);
        discard();
        return rest;
    }

    /** Drops what has not been inflated. */
    void discard() {
        input = NOTHING;
        end = 0;
        inflater.setInput(input);
        more = false;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
