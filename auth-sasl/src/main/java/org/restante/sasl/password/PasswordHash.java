package org.restante.sasl.password;

/**
 * A hashed password in the PHC string format, {@code $id$…}: the scheme's name, its parameters, salt and hash in one
 * text of printable ASCII without colons.
 *
 * @param text the text, at most 1,024 characters
 */
public record PasswordHash(String text) {
    private static final int MAX_LENGTH = 1024;

    /**
     * @throws IllegalArgumentException when the text has not the form of a PHC string
     */
    public PasswordHash {
        if (text.length() > MAX_LENGTH
                || !text.startsWith("$")
                || text.indexOf('$', 1) < 2
                || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ':')) {
            throw new IllegalArgumentException("not a password hash in the PHC string format");
        }
    }

    /** The identifier of the scheme: what stands between the first two dollar signs. */
    public String scheme() {
        return text.substring(1, text.indexOf('$', 1));
    }

    @Override
    public String toString() {
        return "PasswordHash[" + scheme() + ", not shown]";
    }
}
