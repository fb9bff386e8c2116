package org.restante.protocol.wire;

import java.util.Optional;

/** What is left of a command that was refused: lines and literals, until a line ends without announcing a literal. */
final class SkippedCommand {
    enum Progress {
        MORE,
        END,
        TOO_MUCH
    }

    /** Longer than any announcement of a literal that makes sense, and its CRLF. */
    private static final int TAIL = 64;

    private final OctetQueue queue;
    private long budget;
    private long literal; // octets of a literal yet to drop

    SkippedCommand(OctetQueue queue) {
        this.queue = queue;
    }

    /** Begins in the middle of a line. */
    void begin(long limit) {
        budget = limit;
        literal = 0;
    }

    /** Says that so many octets of a literal come first. */
    void literal(long size) {
        literal = size;
    }

    Progress proceed() {
        while (true) {
            if (literal > budget) {
                return Progress.TOO_MUCH;
            }
            int octets = (int) Math.min(literal, queue.size());
            queue.drop(octets);
            literal -= octets;
            budget -= octets;
            if (literal > 0) {
                return Progress.MORE;
            }
            int end = lineEnd();
            if (end < 0) {
                return dropButTail();
            }
            int from = queue.arrayStart();
            Optional<LiteralMark> mark = LiteralMark.find(queue.array(), from, from + end);
            if (mark.isEmpty() && isDigitsToTheEnd(end)) {
                return Progress.TOO_MUCH;
            }
            queue.drop(end + 2);
            budget -= end + 2;
            if (budget < 0) {
                return Progress.TOO_MUCH;
            }
            // A client that waits to be asked for a literal has been told that it need not send it.
            if (mark.isEmpty() || mark.get().style() == LiteralStyle.SYNCHRONIZING) {
                return Progress.END;
            }
            literal = mark.get().size();
        }
    }

    // "00000...5+}", of which the beginning was dropped: a literal of whatever size.
    private boolean isDigitsToTheEnd(int end) {
        int digits = 0;
        while (digits < end && queue.get(digits) >= '0' && queue.get(digits) <= '9') {
            digits++;
        }
        return digits >= TAIL - 4 && queue.get(end - 1) == '}';
    }

    private int lineEnd() {
        byte[] octets = queue.array();
        int from = queue.arrayStart();
        int to = from + queue.size();
        for (int i = from + 1; i < to; i++) {
            if (octets[i] == '\n' && octets[i - 1] == '\r') {
                return i - 1 - from;
            }
        }
        return -1;
    }

    // The announcement of a literal may come in pieces: the last octets stay until the line has ended.
    private Progress dropButTail() {
        int octets = Math.max(0, queue.size() - TAIL);
        queue.drop(octets);
        budget -= octets;
        return budget < 0 ? Progress.TOO_MUCH : Progress.MORE;
    }
}
