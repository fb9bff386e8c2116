package org.restante.lmtp.session;

import java.util.Optional;

/** Numbers as clients write them: digits, and nothing else. */
final class Digits {
    private static final int MAX = 18; // as many as a long always holds

    private Digits() {}

    static Optional<Long> parse(String text) {
        if (text.isEmpty() || text.length() > MAX) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            number = 10 * number + c - '0';
        }
        return Optional.of(number);
    }
}
