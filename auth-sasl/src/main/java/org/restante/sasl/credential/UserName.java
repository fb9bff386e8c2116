package org.restante.sasl.credential;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of a user, prepared with SASLprep (RFC 4013): normalized (NFKC), without controls, 1 to 255 octets of UTF-8.
 * Case is significant.
 *
 * <p>A name may hold any other character, {@code /} and {@code ..} included: whoever makes a file name of it encodes it.
 *
 * @param value the prepared name
 */
public record UserName(String value) implements Comparable<UserName> {
    /** The longest name, in octets of UTF-8; RFC 4616 section 2 wants at least as much accepted. */
    public static final int MAX_OCTETS = 255;

    /**
     * Takes a name that is prepared already; {@link #of} prepares one.
     *
     * @throws IllegalArgumentException when the name is not in its prepared form, empty or too long
     */
    public UserName {
        if (!prepare(value).equals(Optional.of(value))) {
            throw new IllegalArgumentException("not a prepared user name of 1 to " + MAX_OCTETS + " octets");
        }
    }

    /**
     * Prepares a name that a person wrote.
     *
     * @throws IllegalArgumentException when it cannot be a user name
     */
    public static UserName of(String name) {
        return parse(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a user name is 1 to " + MAX_OCTETS + " octets of UTF-8 without control characters"));
    }

    /** Prepares a name that a client sent; empty when it cannot be a user name. */
    public static Optional<UserName> parse(String name) {
        return prepare(name).map(UserName::new);
    }

    /** As {@link #parse(String)}, from octets that have to be well-formed UTF-8. */
    public static Optional<UserName> parse(byte[] utf8) {
        return utf8.length > MAX_OCTETS
                ? Optional.empty()
                : StrictUtf8.decode(utf8).flatMap(UserName::parse);
    }

    private static Optional<String> prepare(String name) {
        // Preparation may shrink a text but the limit also bounds the work, so it holds for both forms.
        return fits(name) ? SaslPrep.prepare(name).filter(UserName::fits) : Optional.empty();
    }

    private static boolean fits(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_OCTETS
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_OCTETS;
    }

    @Override
    public int compareTo(UserName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
