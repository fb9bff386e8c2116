package org.restante.sasl.password;

import org.restante.sasl.credential.Password;

/** One way to hash passwords. Used from many threads; {@link PasswordHashing} bounds how many. */
public interface PasswordScheme {
    /** The identifier in the PHC string, such as {@code argon2id}. */
    String id();

    /** Hashes with a fresh random salt. */
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
