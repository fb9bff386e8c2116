package org.restante.protocol.mime;

import java.util.Arrays;

/**
 * The value of a header field without its folds (RFC 5322 section 2.2.3) and without space around it. What comes out
 * has no CR, LF or NUL whatever went in, so that it can stand in a quoted string.
 */
final class Unfolding {
    private Unfolding() {}

    static byte[] octets(byte[] source, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Ascii.isBlank(source[start])) {
            start++;
        }
        while (end > start && Ascii.isBlank(source[end - 1])) {
            end--;
        }
        byte[] value = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            byte octet = source[i];
            if (octet == '\n' || octet == '\r') {
                // RFC 5322 section 2.2.3: a line end goes, the space after it stays. A lone CR may part two words.
                boolean fold = octet == '\n' || source[i + 1] == '\n';
                if (!fold) {
                    value[length++] = ' ';
                }
            } else {
                value[length++] = octet == 0 ? (byte) ' ' : octet;
            }
        }
        return length == value.length ? value : Arrays.copyOf(value, length);
    }

    static String text(byte[] source, int from, int to) {
        byte[] value = octets(source, from, to);
        return OctetText.decode(value, 0, value.length);
    }
}
