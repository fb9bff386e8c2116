package org.restante.protocol.mime;

/**
 * The beginning of a text as one line: runs of white space become one space, what cannot be seen is left out, and there are
 * no more than 200 characters (RFC 8970 section 3.3). Not thread-safe.
 */
final class PreviewText {
    /** How many code points a preview has at most. */
    static final int MAX = 200;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private final StringBuilder text = new StringBuilder(MAX);
    private int count;
    private boolean space;
    private char high; // of a surrogate pair whose other half has yet to come

    /** Returns whether more text would change nothing. */
    boolean isFull() {
        return count == MAX;
    }

    void accept(char[] chars, int from, int to) {
        for (int i = from; i < to && !isFull(); i++) {
            accept(chars[i]);
        }
    }

    void accept(char c) {
        if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (!Character.isLowSurrogate(c)) {
            add(c);
        } else if (high != 0) {
            add(Character.toCodePoint(high, c));
            high = 0;
        }
    }

    /** Says that what comes next is a word of its own. */
    void gap() {
        space = count > 0;
    }

    private void add(int codePoint) {
        if (isFull() || isInvisible(codePoint)) {
            return;
        }
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            gap();
            return;
        }
        // Newsletters pad their first line with it; within words it means something.
        if (codePoint == ZERO_WIDTH_NON_JOINER && (space || count == 0)) {
            return;
        }
        if (space) {
            text.append(' ');
            space = false;
            if (++count == MAX) {
                return;
            }
        }
        text.appendCodePoint(codePoint);
        count++;
    }

    private static boolean isInvisible(int c) {
        return switch (c) {
            // soft hyphen, combining grapheme joiner, zero width space, byte order mark, what is no text
            case 0xAD, 0x34F, 0x200B, 0xFEFF, 0xFFFD -> true;
            default -> Character.getType(c) == Character.CONTROL && !Character.isWhitespace(c);
        };
    }

    /** Returns the preview; empty if there was nothing to see. */
    String finish() {
        return text.toString().stripTrailing();
    }
}
