package org.restante.sasl.password.foreign;

import java.nio.charset.StandardCharsets;
import org.restante.sasl.password.PasswordHash;
import org.restante.sasl.password.PasswordScheme;

/** A hash that says itself what it is: {@code {ARGON2ID}$argon2id$…}. */
record Phc(PasswordScheme scheme) implements Format {
    @Override
    public Kept read(byte[] kept) {
        PasswordHash hash = new PasswordHash(new String(kept, StandardCharsets.UTF_8));
        scheme.check(hash);
        return password -> scheme.verify(password, hash);
    }
}
