package org.restante.protocol.response;

import java.util.Arrays;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;

/**
 * Cuts what a server sends into responses: lines, and the literals that belong to them. Nothing is looked at twice. A
 * response that is over its limit cannot be skipped with certainty, so from then on every call fails.
 */
final class ResponseSplitter {
    private final ResponseLimits limits;
    private byte[] buffer = new byte[512];
    private int start; // of the response
    private int scanned; // what has been looked at
    private int end; // of what is there
    private int lineStart; // of the line of this response that is looked at: behind its last literal
    private int lines; // octets of this response outside of literals, up to lineStart
    private boolean broken;

    ResponseSplitter(ResponseLimits limits) {
        this.limits = limits;
    }

    /** Checks octets that are to be sent as one response. */
    static void requireOne(Octets response) {
        ResponseSplitter splitter =
                new ResponseSplitter(new ResponseLimits(response.length() + 2, response.length() + 2));
        splitter.feed(response.shared(), 0, response.length());
        splitter.feed(new byte[] {'\r', '\n'}, 0, 2);
        try {
            if (splitter.next()
                    .filter(first -> first.length == response.length())
                    .isEmpty()) {
                throw new IllegalArgumentException("not one response");
            }
        } catch (ImapSyntaxException e) {
            throw new IllegalArgumentException("not a response: " + e.getMessage(), e);
        }
    }

    void feed(byte[] octets, int offset, int length) {
        if (end + (long) length > buffer.length) {
            int held = end - start;
            byte[] target = held + (long) length > buffer.length / 2
                    ? new byte[Math.max(Math.addExact(held, length), (int) Math.min(2L * buffer.length, 1 << 30))]
                    : buffer;
            System.arraycopy(buffer, start, target, 0, held);
            buffer = target;
            scanned -= start;
            lineStart -= start;
            start = 0;
            end = held;
        }
        System.arraycopy(octets, offset, buffer, end, length);
        end += length;
    }

    /** Returns the next response without its last CRLF, or nothing if it is not all there. */
    Optional<byte[]> next() throws ImapSyntaxException {
        if (broken) {
            throw new ImapSyntaxException("a response was too long before");
        }
        while (scanned < end) {
            if (scanned < lineStart) { // in a literal
                scanned = Math.min(end, lineStart);
            } else if (buffer[scanned++] == '\n' && scanned - lineStart >= 2 && buffer[scanned - 2] == '\r') {
                long literal = literalSize();
                if (literal < 0) {
                    checkLine();
                    return Optional.of(take());
                }
                begin(literal);
            }
        }
        checkLine();
        return Optional.empty();
    }

    private void checkLine() throws ImapSyntaxException {
        check(lines + (long) Math.max(0, scanned - lineStart) <= limits.line() + 2L);
    }

    private void check(boolean within) throws ImapSyntaxException {
        if (!within) {
            broken = true;
            buffer = new byte[0];
            start = scanned = end = lineStart = 0;
            throw new ImapSyntaxException("the response is too long");
        }
    }

    private void begin(long literal) throws ImapSyntaxException {
        lines += scanned - lineStart;
        check(lines <= limits.line() + 2L && scanned - start + literal <= limits.response());
        lineStart = scanned + (int) literal;
    }

    private byte[] take() {
        byte[] response = Arrays.copyOfRange(buffer, start, scanned - 2);
        start = lineStart = scanned;
        lines = 0;
        if (start == end && buffer.length > 1 << 16) { // a large response does not leave a large buffer behind
            buffer = new byte[512];
            start = scanned = end = lineStart = 0;
        }
        return response;
    }

    // The size in "{n}" CRLF before the place that is looked at, or -1 if the line does not end so. Looks at 20 octets
    // at most; digits that make no size are no literal, and end the response.
    private long literalSize() {
        int close = scanned - 3;
        if (close < lineStart || buffer[close] != '}') {
            return -1;
        }
        int open = close - 1;
        while (open > lineStart && close - open < 19 && buffer[open] >= '0' && buffer[open] <= '9') {
            open--;
        }
        if (buffer[open] != '{' || open < lineStart || open == close - 1) {
            return -1;
        }
        long size = 0;
        for (int i = open + 1; i < close; i++) {
            size = size * 10 + buffer[i] - '0';
        }
        return size;
    }
}
