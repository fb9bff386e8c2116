package org.restante.pop3;

import org.restante.core.connection.LineOutput;

/**
 * Sends the octets of a message as lines (RFC 1939 section 3): each ends with CRLF, one that begins with a dot gets another in
 * front, and a dot alone is the end. Octets go to the output as they are between those places.
 */
final class MessageLines {
    private static final byte[] DOT = {'.'};
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] END = {'.', '\r', '\n'};

    private final LineOutput out;
    private int previous = '\n'; // the octet before the next one

    MessageLines(LineOutput out) {
        this.out = out;
    }

    /** Sends the next octets. */
    void feed(byte[] octets, int length) {
        int from = 0; // of what is not sent yet
        int before = previous;
        for (int i = 0; i < length; i++) {
            int octet = octets[i];
            if (octet == '.' && before == '\n') {
                out.write(octets, from, i - from);
                out.write(DOT, 0, 1);
                from = i;
            } else if (octet == '\n' && before != '\r') {
                out.write(octets, from, i - from);
                out.write(CRLF, 0, 1);
                from = i;
            }
            before = octet;
        }
        out.write(octets, from, length - from);
        previous = before;
    }

    /** Ends the last line, if it has no end, and the message. */
    void finish() {
        if (previous != '\n') {
            out.write(CRLF, 0, CRLF.length);
        }
        out.write(END, 0, END.length);
    }
}
