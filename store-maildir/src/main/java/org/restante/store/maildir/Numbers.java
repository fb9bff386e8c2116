package org.restante.store.maildir;

import java.util.OptionalLong;

/** Decimal numbers in files that anybody may have written. */
final class Numbers {
    private static final int MAX_DIGITS = 18;

    private Numbers() {}

    /** Returns the number that the text is from one position up to another: 1 to 18 digits of US-ASCII. */
    static OptionalLong parse(String text, int from, int to) {
        if (from >= to || to - from > MAX_DIGITS) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalLong.empty();
            }
            value = value * 10 + c - '0';
        }
        return OptionalLong.of(value);
    }

    static OptionalLong parse(String text) {
        return parse(text, 0, text.length());
    }
}
