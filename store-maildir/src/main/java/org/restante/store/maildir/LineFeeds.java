package org.restante.store.maildir;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts the LFs of a text that have no CR before them. */
final class LineFeeds {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;

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

    /** Returns where the next LF is from here on, or the length if there is none: eight octets are looked at at a time. */
    static int next(byte[] octets, int from) {
        int at = from;
        for (; at <= octets.length - Long.BYTES; at += Long.BYTES) {
            long differences = (long) EIGHT.get(octets, at) ^ (ONES * '\n'); // an LF is a zero in it
            long zeros =
                    (differences - ONES) & ~differences & HIGH_BITS; // the lowest bit that is set is the first one's
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        while (at < octets.length && octets[at] != '\n') {
            at++;
        }
        return at;
    }

    long lone() {
        return lone;
    }
}
