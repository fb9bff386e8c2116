package org.restante.pop3;

/** Finds where the header of a message ends while its octets go by: behind the first empty line (RFC 5322 section 2.1). */
final class HeaderEnd {
    private boolean found;
    private boolean empty = true; // the line so far, but for CR

    /** Returns how many of the next octets belong to the header; the empty line does. */
    int octets(byte[] octets, int length) {
        for (int i = 0; i < length && !found; i++) {
            if (octets[i] == '\n') {
                found = empty;
                if (found) {
                    return i + 1;
                }
                empty = true;
            } else if (octets[i] != '\r') {
                empty = false;
            }
        }
        return found ? 0 : length;
    }
}
