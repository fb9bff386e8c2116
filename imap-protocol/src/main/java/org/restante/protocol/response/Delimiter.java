package org.restante.protocol.response;

import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** The hierarchy delimiter: {@code DQUOTE QUOTED-CHAR DQUOTE / nil}. */
final class Delimiter {
    private Delimiter() {}

    static void require(Optional<Character> delimiter) {
        if (delimiter.isPresent() && !isDelimiter(delimiter.get())) {
            throw new IllegalArgumentException("not a hierarchy delimiter");
        }
    }

    private static boolean isDelimiter(int c) {
        return c > 0 && c < 0x80 && c != '\r' && c != '\n';
    }

    static void encode(ImapWriter out, Optional<Character> delimiter) {
        if (delimiter.isEmpty()) {
            out.raw("NIL");
        } else {
            char c = delimiter.get();
            out.raw(c == '"' || c == '\\' ? "\"\\" : "\"");
            out.raw(String.valueOf(c));
            out.raw("\"");
        }
    }

    static Optional<Character> decode(ResponseCursor in) throws ImapSyntaxException {
        if (in.tryNil()) {
            return Optional.empty();
        }
        String delimiter = in.string().toString();
        if (delimiter.length() != 1 || !isDelimiter(delimiter.charAt(0))) {
            throw new ImapSyntaxException("a hierarchy delimiter is one character");
        }
        return Optional.of(delimiter.charAt(0));
    }
}
