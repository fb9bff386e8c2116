package org.restante.protocol.wire;

/**
 * Modified UTF-7, the spelling of mailbox names in IMAP4rev1 (RFC 3501 section 5.1.3): printable US-ASCII stands for
 * itself, {@code &} is {@code &-}, everything else is UTF-16 in modified base64 between {@code &} and {@code -}. Strict:
 * each name has exactly one spelling, and only that one is decoded.
 */
public final class ModifiedUtf7 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

    private ModifiedUtf7() {}

    /** Returns the name in modified UTF-7: printable US-ASCII. */
    public static String encode(String name) {
        StringBuilder out = new StringBuilder(name.length() + 8);
        int at = 0;
        while (at < name.length()) {
            char c = name.charAt(at);
            if (isPrintable(c)) {
                out.append(c == '&' ? "&-" : String.valueOf(c));
                at++;
            } else {
                at = encodeShifted(name, at, out);
            }
        }
        return out.toString();
    }

    private static int encodeShifted(String name, int from, StringBuilder out) {
        out.append('&');
        int bits = 0;
        int held = 0;
        int at = from;
        for (; at < name.length() && !isPrintable(name.charAt(at)); at++) {
            bits = bits << 16 | name.charAt(at);
            for (held += 16; held >= 6; held -= 6) {
                out.append(ALPHABET.charAt(bits >> held - 6 & 0x3F));
            }
            bits &= (1 << held) - 1;
        }
        if (held > 0) {
            out.append(ALPHABET.charAt(bits << 6 - held & 0x3F));
        }
        out.append('-');
        return at;
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c < 0x7F;
    }

    /**
     * Returns the name that this is the spelling of.
     *
     * @throws ImapSyntaxException if it is not the one spelling of any name: 8-bit or control characters, an unfinished
     *     or empty shift, printable US-ASCII (such as a hidden {@code /}) within a shift, bits left over, two shifts in a
     *     row, broken surrogate pairs
     */
    public static String decode(String text) throws ImapSyntaxException {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        int shiftEnd = -1;
        while (at < text.length()) {
            char c = text.charAt(at);
            check(isPrintable(c));
            if (c != '&') {
                out.append(c);
                at++;
            } else if (text.startsWith("&-", at)) {
                out.append('&');
                at += 2;
            } else {
                check(at != shiftEnd);
                at = decodeShifted(text, at + 1, out);
                shiftEnd = at;
            }
        }
        checkSurrogates(out);
        return out.toString();
    }

    private static int decodeShifted(String text, int from, StringBuilder out) throws ImapSyntaxException {
        int bits = 0;
        int held = 0;
        int at = from;
        for (; at < text.length() && text.charAt(at) != '-'; at++) {
            int value = ALPHABET.indexOf(text.charAt(at));
            check(value >= 0);
            bits = bits << 6 | value;
            held += 6;
            if (held >= 16) {
                held -= 16;
                char c = (char) (bits >> held);
                check(!isPrintable(c));
                out.append(c);
                bits &= (1 << held) - 1;
            }
        }
        // The shift ends, has something in it, and is padded with zero bits, fewer than six.
        check(at < text.length() && at > from + 1 && held < 6 && bits == 0);
        return at + 1;
    }

    private static void checkSurrogates(CharSequence text) throws ImapSyntaxException {
        check(text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static void check(boolean condition) throws ImapSyntaxException {
        if (!condition) {
            throw new ImapSyntaxException("Mailbox name is not in modified UTF-7");
        }
    }
}
