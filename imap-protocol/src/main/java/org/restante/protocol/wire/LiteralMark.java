package org.restante.protocol.wire;

import java.util.Optional;
import org.restante.protocol.wire.Frame.LiteralKind;

/**
 * The announcement of a literal at the end of a line: RFC 9051 section 9, {@code "{" number64 ["+"] "}"}, with {@code ~}
 * before it for a {@code literal8}.
 *
 * @param start where in the line it begins
 * @param size how many octets it announces; {@link Long#MAX_VALUE} for any number beyond
 */
record LiteralMark(int start, long size, LiteralStyle style, LiteralKind kind) {

    /** Finds it at the end of the octets from {@code from} to {@code to}. */
    static Optional<LiteralMark> find(byte[] octets, int from, int to) {
        int at = to - 1;
        if (at < from || octets[at] != '}') {
            return Optional.empty();
        }
        at--;
        LiteralStyle style = LiteralStyle.SYNCHRONIZING;
        if (at >= from && octets[at] == '+') {
            style = LiteralStyle.NON_SYNCHRONIZING;
            at--;
        }
        int lastDigit = at;
        while (at >= from && octets[at] >= '0' && octets[at] <= '9') {
            at--;
        }
        if (at == lastDigit || at < from || octets[at] != '{') {
            return Optional.empty();
        }
        long size = number(octets, at + 1, lastDigit);
        boolean binary = at > from && octets[at - 1] == '~';
        return Optional.of(
                new LiteralMark(binary ? at - 1 : at, size, style, binary ? LiteralKind.BINARY : LiteralKind.PLAIN));
    }

    private static long number(byte[] octets, int from, int last) {
        long number = 0;
        for (int i = from; i <= last; i++) {
            int digit = octets[i] - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return Long.MAX_VALUE;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
