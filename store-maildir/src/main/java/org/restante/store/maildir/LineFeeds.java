package org.restante.store.maildir;

/** Counts the LFs of a text that have no CR before them. */
final class LineFeeds {
    private boolean afterReturn;
    private long lone;

    void feed(byte[] octets, int offset, int length) {
        boolean after = afterReturn;
        long count = 0;
        for (int i = offset; i < offset + length; i++) {
            byte octet = octets[i];
            if (octet == '\n' && !after) {
                count++;
            }
            after = octet == '\r';
        }
        lone += count;
        afterReturn = after;
    }

    long lone() {
        return lone;
    }
}
