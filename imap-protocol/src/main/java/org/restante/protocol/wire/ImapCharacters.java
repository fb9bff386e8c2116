package org.restante.protocol.wire;

/** Which characters may stand where (RFC 9051 section 9). Anything that is no octet, such as -1, may stand nowhere. */
public final class ImapCharacters {
    private static final byte ATOM = 1;
    private static final byte ASTRING = 2;
    private static final byte TAG = 4;
    private static final byte LIST = 8;
    private static final byte[] CLASSES = new byte[128];

    static {
        for (int c = ' ' + 1; c < 0x7F; c++) {
            // atom-specials = "(" / ")" / "{" / SP / CTL / list-wildcards / quoted-specials / resp-specials
            boolean atom = "(){%*\"\\]".indexOf(c) < 0;
            boolean astring = atom || c == ']';
            CLASSES[c] = (byte) ((atom ? ATOM : 0)
                    | (astring ? ASTRING : 0)
                    | (astring && c != '+' ? TAG : 0)
                    | (astring || c == '%' || c == '*' ? LIST : 0));
        }
    }

    private ImapCharacters() {}

    private static boolean is(int c, byte kind) {
        return c >= 0 && c < CLASSES.length && (CLASSES[c] & kind) != 0;
    }

    /** {@code ATOM-CHAR}. */
    public static boolean isAtomChar(int c) {
        return is(c, ATOM);
    }

    /** {@code ASTRING-CHAR = ATOM-CHAR / resp-specials}. */
    public static boolean isAstringChar(int c) {
        return is(c, ASTRING);
    }

    /** {@code tag = 1*<any ASTRING-CHAR except "+">}. */
    public static boolean isTagChar(int c) {
        return is(c, TAG);
    }

    /** {@code list-char = ATOM-CHAR / list-wildcards / resp-specials}. */
    public static boolean isListChar(int c) {
        return is(c, LIST);
    }

    /** Returns whether the text is an {@code atom}. */
    public static boolean isAtom(String text) {
        return !text.isEmpty() && text.chars().allMatch(ImapCharacters::isAtomChar);
    }
}
