package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.restante.protocol.wire.Frame;

/** Makes a frame to read from of what a writer has written. */
final class WireFrame {
    private WireFrame() {}

    static Frame of(byte[] octets, int from, int to) {
        List<Frame.Part> parts = new ArrayList<>();
        int start = from;
        int at = from;
        while (at < to) {
            switch (octets[at++]) {
                case '"' -> at = endOfQuoted(octets, at, to);
                case '{' -> {
                    parts.add(new Frame.Text(Arrays.copyOfRange(octets, start, at - 1)));
                    int length = 0;
                    for (; at < to && Ascii.isDigit(octets[at]); at++) {
                        length = length * 10 + octets[at] - '0';
                    }
                    int literal = at + "}\r\n".length();
                    if (length < 0 || length > to - literal) {
                        throw new SummaryFormatException("a literal is cut off");
                    }
                    start = literal + length;
                    at = start;
                    parts.add(new Frame.Literal(Arrays.copyOfRange(octets, literal, start), Frame.LiteralKind.PLAIN));
                }
                default -> {}
            }
        }
        parts.add(new Frame.Text(Arrays.copyOfRange(octets, start, to)));
        return new Frame(parts);
    }

    private static int endOfQuoted(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && octets[at] != '"') {
            at += octets[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
