package org.restante.lmtp.session;

import java.nio.ByteBuffer;
import org.restante.lmtp.delivery.Spool;

/**
 * Reads a message as BDAT sends it: chunks of octets that are counted (RFC 3030 section 2). BINARYMIME is not offered, so
 * it is lines as with DATA, and a CR or LF that stands alone is in none of them.
 */
final class Chunked {
    private static final byte[] CRLF = {'\r', '\n'};

    private final Spool message;
    private int last = '\n'; // of the octets so far
    private boolean bare;

    Chunked(Spool message) {
        this.message = message;
    }

    /** Takes octets of a chunk out of the buffer: as many as there are, but not more than asked for. Returns how many. */
    int feed(ByteBuffer octets, long wanted) {
        int length = Math.clamp(wanted, 0, octets.remaining());
        int from = octets.arrayOffset() + octets.position();
        byte[] array = octets.array();
        for (int i = from; i < from + length; i++) {
            bare |= (last == '\r') != (array[i] == '\n');
            last = array[i];
        }
        message.write(array, from, length);
        octets.position(octets.position() + length);
        return length;
    }

    /** Ends the message; its last line is ended if the client has not. */
    void finish() {
        bare |= last == '\r';
        if (last != '\n') {
            message.write(CRLF, 0, CRLF.length);
        }
    }

    /** Returns whether a CR or LF stood alone. */
    boolean hasBareLineEnds() {
        return bare;
    }
}
