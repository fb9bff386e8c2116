package org.restante.sasl.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * A password in the clear, prepared with SASLprep (RFC 4013, as RFC 4616 section 2 asks): 1 to 1,024 octets of UTF-8.
 *
 * <p>Equality takes the same time for every content; {@link #toString} tells nothing.
 */
public final class Password {
    /** The longest password, in octets of UTF-8. */
    public static final int MAX_OCTETS = 1024;

    private final byte[] utf8;

    private Password(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * Prepares a password.
     *
     * @throws IllegalArgumentException when it is empty, too long, or has characters no password may have
     */
    public static Password of(String password) {
        return parse(password.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a password is 1 to " + MAX_OCTETS + " octets of UTF-8 without control characters"));
    }

    /** Prepares a password that a client sent; empty when it cannot be one. */
    public static Optional<Password> parse(byte[] utf8) {
        return Optional.of(utf8)
                .filter(Password::fits)
                .flatMap(StrictUtf8::decode)
                .flatMap(SaslPrep::prepare)
                .map(prepared -> prepared.getBytes(StandardCharsets.UTF_8))
                .filter(Password::fits)
                .map(Password::new);
    }

    private static boolean fits(byte[] octets) {
        return octets.length > 0 && octets.length <= MAX_OCTETS;
    }

    /** A copy of the prepared password in UTF-8. */
    public byte[] octets() {
        return utf8.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password password && MessageDigest.isEqual(utf8, password.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return "Password[not shown]";
    }
}
