package org.restante.protocol.wire;

/**
 * Looks for the end of a line in a queue, each octet once, however the octets come in. Only CRLF ends a line: a CR or LF
 * alone, or a NUL, is an error, since two readers that differ in what ends a line are how commands get smuggled in.
 */
final class LineScanner {
    /** What was found. */
    enum Found {
        /** All octets so far are part of the line. */
        NOTHING,
        /** CRLF is at {@link #length()}. */
        LINE,
        /** The octet at {@link #length()} may not be in a line. */
        STRAY
    }

    private int scanned;
    private int text; // octets that count as text of the line
    private int sets; // octets that count as sets of numbers
    private boolean inSet;

    /** Returns how many octets were found good: the length of the line once it has ended. */
    int length() {
        return scanned;
    }

    /** Returns how many octets of this and, after {@link #nextPart}, the lines before count as text. */
    int text() {
        return text;
    }

    /** Returns how many octets of this and, after {@link #nextPart}, the lines before count as sets of numbers. */
    int sets() {
        return sets;
    }

    /** Begins a new command. */
    void reset() {
        text = 0;
        sets = 0;
        nextPart();
    }

    /** Begins a new line of the same command. */
    void nextPart() {
        scanned = 0;
        inSet = false;
    }

    /** Accounts for octets that were dropped from the front of the queue. */
    void dropped(int count) {
        scanned -= count;
    }

    Found scan(OctetQueue queue) {
        byte[] octets = queue.array();
        int base = queue.arrayStart();
        int size = queue.size();
        for (; scanned < size; scanned++) {
            byte octet = octets[base + scanned];
            if (octet == '\r') {
                if (scanned + 1 == size) {
                    return Found.NOTHING;
                }
                return octets[base + scanned + 1] == '\n' ? Found.LINE : Found.STRAY;
            }
            if (octet == '\n' || octet == 0) {
                return Found.STRAY;
            }
            count(octet, scanned > 0 ? octets[base + scanned - 1] : 0);
        }
        return Found.NOTHING;
    }

    // A set begins behind a space: the digits of "{99999..." and of a tag are text like any other.
    private void count(byte octet, byte before) {
        inSet = isSetOctet(octet) && (inSet || before == ' ');
        if (inSet) {
            sets++;
        } else {
            text++;
        }
    }

    private static boolean isSetOctet(byte octet) {
        return octet >= '0' && octet <= '9' || octet == ':' || octet == ',' || octet == '*';
    }
}
