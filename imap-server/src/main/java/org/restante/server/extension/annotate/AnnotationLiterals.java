package org.restante.server.extension.annotate;

import org.restante.protocol.wire.Frame;

/**
 * Tells literals that are values of annotations from those that are messages, in commands that have both: {@code APPEND drafts
 * ANNOTATION (/comment (value.priv {5}} is followed by a value.
 */
final class AnnotationLiterals {
    private static final String WORD = " ANNOTATION ";

    private int depth; // of parentheses
    private int within; // the depth of the list of annotations; 0 outside
    private boolean quoted;
    private boolean escaped;
    private int matched; // how much of the word stands before, in the outermost level

    private AnnotationLiterals() {}

    /** Returns whether a stretch of a command ends within a list of annotations. */
    static boolean isWithin(Frame soFar) {
        AnnotationLiterals scan = new AnnotationLiterals();
        for (Frame.Part part : soFar.parts()) {
            if (part instanceof Frame.Text text) {
                for (byte octet : text.octets()) {
                    scan.feed((char) (octet & 0xFF));
                }
            }
        }
        return scan.within > 0;
    }

    private void feed(char c) {
        if (quoted) {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return;
        }
        switch (c) {
            case '"' -> quoted = true;
            case '(' -> {
                depth++;
                if (within == 0 && depth == 1 && matched == WORD.length()) {
                    within = depth;
                }
            }
            case ')' -> {
                // A stretch may begin within parentheses, as that of CATENATE does.
                within = depth == within ? 0 : within;
                depth = Math.max(0, depth - 1);
            }
            default -> {}
        }
        match(c);
    }

    private void match(char c) {
        char upper = c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
        if (depth == 0 && matched < WORD.length() && upper == WORD.charAt(matched)) {
            matched++;
        } else {
            matched = depth == 0 && c == ' ' ? 1 : 0;
        }
    }
}
