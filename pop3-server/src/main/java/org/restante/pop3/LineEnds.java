package org.restante.pop3;

/**
 * Counts by how many octets a message grows when each of its lines ends with CRLF (RFC 1939 section 11): by a CR for each LF
 * without one, and by CRLF if the last line has no end. What {@link MessageLines} adds, in other words, but for the dots.
 */
final class LineEnds {
    private long lone;
    private int previous = '\n'; // before the first octet there is no line to be ended

    /** Takes the next octets. */
    void feed(byte[] octets, int length) {
        int before = previous;
        for (int i = 0; i < length; i++) {
            int octet = octets[i];
            if (octet == '\n' && before != '\r') {
                lone++;
            }
            before = octet;
        }
        previous = before;
    }

    /** Returns by how many octets the message grows that these were all octets of. */
    long extra() {
        return lone + (previous == '\n' ? 0 : 2);
    }
}
