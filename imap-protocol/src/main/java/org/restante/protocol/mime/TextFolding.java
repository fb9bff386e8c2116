package org.restante.protocol.mime;

import java.text.Normalizer;

/** Makes texts equal that i;unicode-casemap (RFC 5051) takes for equal: title case, then fully decomposed. */
public final class TextFolding {
    private static final int ASCII_END = 0x80;

    private TextFolding() {}

    /** Returns the folded form of a text. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            fold(codePoint, folded);
            i += Character.charCount(codePoint);
        }
        return folded.toString();
    }

    /** Adds the folded form of one code point. */
    static void fold(int codePoint, StringBuilder folded) {
        if (codePoint < ASCII_END) {
            folded.append((char) (codePoint >= 'a' && codePoint <= 'z' ? codePoint - ('a' - 'A') : codePoint));
        } else {
            String title = Character.toString(Character.toTitleCase(codePoint));
            folded.append(
                    Normalizer.isNormalized(title, Normalizer.Form.NFKD)
                            ? title
                            : Normalizer.normalize(title, Normalizer.Form.NFKD));
        }
    }
}
