package org.restante.protocol.mime;

/**
 * Looks for a substring in text that goes by, as SEARCH does, as a {@link Collation} compares (RFC 5255 section 4.6). Linear
 * in the text whatever the two are (Knuth, Morris, Pratt), and holds no text but what it looks for. Not thread-safe.
 */
public final class TextMatcher implements TextQuery {
    private static final int ASCII_END = 0x80;

    private final Collation collation;
    private final char[] wanted;
    private final int[] fallback; // how much of the beginning still matches when the next char does not
    private final StringBuilder folded = new StringBuilder();
    private int matched;
    private char high;
    private boolean found;

    /** Looks for this text as i;unicode-casemap compares; the empty one is found everywhere. */
    public TextMatcher(String wanted) {
        this(wanted, Collation.UNICODE_CASEMAP);
    }

    /** Looks for this text; the empty one is found everywhere. */
    public TextMatcher(String wanted, Collation collation) {
        this.collation = collation;
        this.wanted = collation.fold(wanted).toCharArray();
        this.fallback = fallback(this.wanted);
        this.found = this.wanted.length == 0;
    }

    private static int[] fallback(char[] wanted) {
        int[] fallback = new int[wanted.length];
        for (int i = 1, length = 0; i < wanted.length; i++) {
            while (length > 0 && wanted[i] != wanted[length]) {
                length = fallback[length - 1];
            }
            length += wanted[i] == wanted[length] ? 1 : 0;
            fallback[i] = length;
        }
        return fallback;
    }

    @Override
    public void feed(char[] text, int from, int to) {
        for (int i = from; i < to && !found; i++) {
            feed(text[i]);
        }
    }

    @Override
    public void feed(String text) {
        for (int i = 0; i < text.length() && !found; i++) {
            feed(text.charAt(i));
        }
    }

    private void feed(char c) {
        if (collation == Collation.OCTET) {
            match(c);
        } else if (c < ASCII_END && high == 0 || collation == Collation.ASCII_CASEMAP) {
            match(Collation.asciiFold(c));
        } else {
            feedFolded(c);
        }
    }

    private void feedFolded(char c) {
        folded.setLength(0);
        if (high != 0) {
            if (Character.isLowSurrogate(c)) {
                TextFolding.fold(Character.toCodePoint(high, c), folded);
                high = 0;
                matchFolded();
                return;
            }
            TextFolding.fold(high, folded);
            high = 0;
        }
        if (Character.isHighSurrogate(c)) {
            high = c;
        } else {
            TextFolding.fold(c, folded);
        }
        matchFolded();
    }

    private void matchFolded() {
        for (int i = 0; i < folded.length(); i++) {
            match(folded.charAt(i));
        }
    }

    private void match(char c) {
        if (found) {
            return;
        }
        while (matched > 0 && wanted[matched] != c) {
            matched = fallback[matched - 1];
        }
        if (wanted[matched] == c) {
            matched++;
            found = matched == wanted.length;
        }
    }

    /** Returns whether this text has it, whatever came before. */
    public boolean isIn(String text) {
        restart();
        found = wanted.length == 0;
        feed(text);
        return found;
    }

    @Override
    public boolean found() {
        return found;
    }

    @Override
    public void restart() {
        matched = 0;
        high = 0;
    }
}
