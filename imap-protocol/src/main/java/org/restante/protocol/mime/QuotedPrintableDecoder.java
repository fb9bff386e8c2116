package org.restante.protocol.mime;

/** RFC 2045 section 6.7, with its advice for what is not valid: an equals sign that means nothing stands for itself. */
final class QuotedPrintableDecoder implements TransferDecoder {
    private static final int MAX_SPACE = 1000; // longer runs of space are no line that mail may have

    private enum State {
        TEXT,
        EQUALS,
        HEX,
        SOFT_BREAK
    }

    private final OctetBuffer out = new OctetBuffer();
    private final OctetBuffer space = new OctetBuffer();
    private State state = State.TEXT;
    private byte first;

    @Override
    public void feed(byte[] octets, int offset, int length, OctetSink sink) {
        for (int i = offset; i < offset + length; i++) {
            byte octet = octets[i];
            switch (state) {
                case TEXT -> text(octet);
                case EQUALS -> afterEquals(octet);
                case HEX -> afterDigit(octet);
                case SOFT_BREAK -> afterBreak(octet);
            }
        }
        flush(sink);
    }

    private void text(byte octet) {
        if (octet == ' ' || octet == '\t') {
            if (space.length() == MAX_SPACE) {
                keepSpace();
            }
            space.add(octet);
        } else if (octet == '=') {
            keepSpace();
            state = State.EQUALS;
        } else {
            // RFC 2045 section 6.7 (3): space at the end of a line was added on the way.
            if (octet == '\r' || octet == '\n') {
                space.clear();
            }
            keepSpace();
            out.add(octet);
        }
    }

    private void keepSpace() {
        out.add(space.array(), 0, space.length());
        space.clear();
    }

    private void afterEquals(byte octet) {
        if (Ascii.hex(octet) >= 0) {
            first = octet;
            state = State.HEX;
        } else if (Ascii.isBlank(octet) && octet != 0) {
            state = octet == '\n' ? State.TEXT : State.SOFT_BREAK;
        } else {
            out.add('=');
            state = State.TEXT;
            text(octet);
        }
    }

    private void afterDigit(byte octet) {
        state = State.TEXT;
        int low = Ascii.hex(octet);
        if (low >= 0) {
            out.add(Ascii.hex(first) << 4 | low);
        } else {
            out.add('=').add(first);
            text(octet);
        }
    }

    // Behind the equals sign only space and the line end may stand; if there is more, the sign was none.
    private void afterBreak(byte octet) {
        if (octet == '\n') {
            state = State.TEXT;
        } else if (!Ascii.isBlank(octet) || octet == 0) {
            out.add('=');
            state = State.TEXT;
            text(octet);
        }
    }

    private void flush(OctetSink sink) {
        if (out.length() > 0) {
            sink.accept(out.array(), 0, out.length());
            out.clear();
        }
    }

    @Override
    public void finish(OctetSink sink) {
        if (state == State.EQUALS) {
            out.add('=');
        } else if (state == State.HEX) {
            out.add('=').add(first);
        }
        state = State.TEXT;
        flush(sink);
    }
}
