package org.restante.sasl.password.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;

/** Keys for SCRAM (RFC 5802 section 3), which tell a right password as well: {@code ITERATIONS,SALT,STORED,SERVER}. */
record Scrammed(ScramHash hash) implements Format {
    @Override
    public Kept read(byte[] kept) {
        ScramKeys keys = ScramKeys.parse(hash, new String(kept, StandardCharsets.UTF_8));
        Format.require(keys.iterations() <= MAX_ITERATIONS, "iterations are 1 to " + MAX_ITERATIONS);
        return password -> MessageDigest.isEqual(
                keys.storedKeyOctets(),
                ScramKeys.derive(hash, password, keys.saltOctets(), keys.iterations())
                        .storedKeyOctets());
    }
}
