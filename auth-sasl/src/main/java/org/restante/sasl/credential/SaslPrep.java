package org.restante.sasl.credential;

import java.text.Normalizer;
import java.util.Optional;

/**
 * SASLprep, the preparation of user names and passwords (RFC 4013).
 *
 * <p>The tables of RFC 3454 are expressed by the JDK's character properties. Code points that Unicode 3.2 did not know
 * are judged by the JDK's newer Unicode version; what is unassigned there too is prohibited, in queries as in stored
 * strings.
 */
public final class SaslPrep {
    private SaslPrep() {}

    /** The prepared form, or empty when the text has a prohibited character or mixes writing directions. */
    public static Optional<String> prepare(String text) {
        if (isPrintableAscii(text)) {
            return Optional.of(text);
        }
        String prepared = Normalizer.normalize(mapped(text), Normalizer.Form.NFKC);
        boolean allowed = prepared.codePoints().noneMatch(SaslPrep::isProhibited) && isBidiClean(prepared);
        return allowed ? Optional.of(prepared) : Optional.empty();
    }

    private static boolean isPrintableAscii(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    // RFC 4013 section 2.1: non-ASCII spaces become SPACE, "commonly mapped to nothing" (table B.1) goes.
    private static String mapped(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !isMappedToNothing(c))
                .map(c -> isNonAsciiSpace(c) ? ' ' : c)
                .forEach(mapped::appendCodePoint);
        return mapped.toString();
    }

    // RFC 3454 table B.1
    private static boolean isMappedToNothing(int c) {
        return c == 0x00ad
                || c == 0x034f
                || c == 0x1806
                || (c >= 0x180b && c <= 0x180d)
                || (c >= 0x200b && c <= 0x200d)
                || c == 0x2060
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xfeff;
    }

    // RFC 3454 table C.1.2 (ZERO WIDTH SPACE, also in that table, is mapped to nothing before)
    private static boolean isNonAsciiSpace(int c) {
        return c != ' ' && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    // RFC 4013 section 2.3, tables C.1.2 to C.9; U+2FF0..U+2FFB is table C.7, U+FFF9..U+FFFD table C.6
    private static boolean isProhibited(int c) {
        boolean byRange = (c >= 0x2ff0 && c <= 0x2ffb)
                || (c >= 0xfff9 && c <= 0xfffd)
                || c == 0x0340
                || c == 0x0341
                || (c & 0xfffe) == 0xfffe;
        return byRange
                || isNonAsciiSpace(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    // RFC 3454 section 6: right-to-left text has no left-to-right letter, and starts and ends right-to-left.
    private static boolean isBidiClean(String text) {
        if (text.codePoints().noneMatch(SaslPrep::isRightToLeft)) {
            return true;
        }
        return text.codePoints()
                        .noneMatch(c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                && isRightToLeft(text.codePointAt(0))
                && isRightToLeft(text.codePointBefore(text.length()));
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
