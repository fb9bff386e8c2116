package org.restante.sasl.password;

import org.bouncycastle.crypto.params.Argon2Parameters;
import org.restante.sasl.credential.Password;

/**
 * Argon2i, version 1.3 (RFC 9106), as {@code $argon2i$v=19$m=32768,t=4,p=1$salt$hash}: to verify what another server has
 * hashed.
 */
public final class Argon2i implements PasswordScheme {
    /** The scheme's identifier. */
    public static final String ID = "argon2i";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public PasswordHash hash(Password password) {
        throw new UnsupportedOperationException("new passwords are hashed with argon2id");
    }

    @Override
    public boolean verify(Password password, PasswordHash hash) {
        return Argon2id.matches(Argon2Parameters.ARGON2_i, password, Argon2Phc.parse(ID, hash));
    }

    @Override
    public void check(PasswordHash hash) {
        Argon2Phc.parse(ID, hash);
    }
}
