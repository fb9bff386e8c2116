package org.restante.sasl.password;

import java.util.Locale;

/**
 * A hashed password with the name of its scheme: in the PHC string format, {@code $id$…}, or as RFC 2307 section 5.3 writes
 * it, {@code {SCHEME}…}, with an encoding behind the name if it is none that the scheme implies: {@code {SCHEME.hex}…}.
 * Neither has a colon or a control character; a PHC string is printable ASCII without spaces.
 *
 * @param text the text, at most 1,024 characters
 */
public record PasswordHash(String text) {
    private static final int MAX_LENGTH = 1024;

    /**
     * @throws IllegalArgumentException when the text has neither form
     */
    public PasswordHash {
        if (text.length() > MAX_LENGTH || !(isPhc(text) || isBraced(text))) {
            throw new IllegalArgumentException("not a password hash, $id$… or {SCHEME}…");
        }
    }

    private static boolean isPhc(String text) {
        return text.startsWith("$")
                && text.indexOf('$', 1) >= 2
                && text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ':');
    }

    private static boolean isBraced(String text) {
        int end = text.indexOf('}');
        return text.startsWith("{")
                && end >= 2
                && text.substring(1, end).chars().allMatch(PasswordHash::isNameChar)
                && text.chars().noneMatch(c -> c < 0x20 || c == 0x7f || c == ':');
    }

    private static boolean isNameChar(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    /**
     * The identifier of the scheme: what stands between the first two dollar signs; or the name with its braces, in upper
     * case and without an encoding, {@code {SSHA}} say.
     */
    public String scheme() {
        if (text.startsWith("$")) {
            return text.substring(1, text.indexOf('$', 1));
        }
        String name = text.substring(1, text.indexOf('}'));
        int dot = name.indexOf('.');
        return "{" + (dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT) + "}";
    }

    @Override
    public String toString() {
        return "PasswordHash[" + scheme() + ", not shown]";
    }
}
