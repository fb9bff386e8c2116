package org.restante.sasl.password;

import org.restante.sasl.credential.Password;

/** One way to hash passwords. Used from many threads; {@link PasswordHashing} bounds how many. */
public interface PasswordScheme {
    /** The identifier, as {@link PasswordHash#scheme} has it: {@code argon2id}, {@code {SSHA}}. */
    String id();

    /**
     * Whether whoever gets hold of a hash can try guesses as fast as the processor computes a digest, or sees the password.
     * Such hashes are taken only where {@link OldHashes} says so.
     */
    default boolean weak() {
        return false;
    }

    /**
     * Hashes with a fresh random salt.
     *
     * @throws UnsupportedOperationException if the scheme is only there to verify what others have hashed
     */
    PasswordHash hash(Password password);

    /**
     * Whether the password is the hashed one; compares in constant time.
     *
     * @throws IllegalArgumentException when the hash is not this scheme's or its parameters are out of range
     */
    boolean verify(Password password, PasswordHash hash);

    /**
     * Looks at a hash without computing one, so that damage is found when it is read.
     *
     * @throws IllegalArgumentException as {@link #verify}
     */
    void check(PasswordHash hash);
}
