package org.restante.lmtp.session;

import java.nio.ByteBuffer;
import org.restante.lmtp.delivery.Spool;

/**
 * Reads a message as DATA sends it: lines that end with CRLF, a dot before each that begins with one, a dot alone at the
 * end (RFC 5321 section 4.5.2). A CR or LF that stands alone never ends a line here, and a message that has one is not
 * taken: two servers that read such a message in two ways are how mail is smuggled (CVE-2023-51764 and its like).
 */
final class DotStuffed {
    private static final int BLOCK = 16 * 1024;

    private final Spool message;
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private State state = State.LINE_START;
    private boolean bare;

    private enum State {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        CR,
        END
    }

    DotStuffed(Spool message) {
        this.message = message;
    }

    /** Takes what came; what follows the end stays in the buffer. Returns whether the end has come. */
    boolean feed(ByteBuffer octets) {
        while (octets.hasRemaining() && state != State.END) {
            state = next(octets.get());
        }
        if (state == State.END) {
            flush();
            return true;
        }
        return false;
    }

    /** Returns whether a CR or LF stood alone. */
    boolean hasBareLineEnds() {
        return bare;
    }

    private State next(byte octet) {
        return switch (state) {
            case LINE_START -> octet == '.' ? State.DOT : text(octet);
            case DOT -> octet == '\r' ? State.DOT_CR : text(octet);
            case DOT_CR -> octet == '\n' ? State.END : afterBareCr(octet);
            case TEXT -> text(octet);
            case CR -> octet == '\n' ? lineEnd() : afterBareCr(octet);
            case END -> throw new IllegalStateException("the message is complete");
        };
    }

    private State text(byte octet) {
        if (octet == '\r') {
            return State.CR;
        }
        bare |= octet == '\n';
        put(octet);
        return State.TEXT;
    }

    private State lineEnd() {
        put((byte) '\r');
        put((byte) '\n');
        return State.LINE_START;
    }

    private State afterBareCr(byte octet) {
        bare = true;
        put((byte) '\r');
        return text(octet);
    }

    private void put(byte octet) {
        if (filled == BLOCK) {
            flush();
        }
        block[filled++] = octet;
    }

    private void flush() {
        message.write(block, 0, filled);
        filled = 0;
    }
}
