package org.restante.sasl.password.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.restante.sasl.credential.ScramHash;

/** PBKDF2 with HMAC-SHA-1 (RFC 8018 section 5.2) as Dovecot writes it: {@code $1$SALT$ITERATIONS$HASH}, the hash in hexadecimal. */
final class Pbkdf2 implements Format {
    private static final int OCTETS = 20;

    @Override
    public Kept read(byte[] kept) {
        String[] parts = new String(kept, StandardCharsets.UTF_8).split("\\$", -1);
        Format.require(parts.length == 5 && parts[0].isEmpty() && parts[1].equals("1"), "$1$salt$iterations$hash");
        byte[] salt = parts[2].getBytes(StandardCharsets.UTF_8);
        int iterations = Format.iterations(parts[3], 1);
        byte[] hash = HexFormat.of().parseHex(parts[4]);
        Format.require(salt.length > 0 && hash.length == OCTETS, "a salt, and a hash of " + OCTETS + " octets");
        // One block of PBKDF2 is what SCRAM calls Hi.
        return password -> MessageDigest.isEqual(hash, ScramHash.SHA_1.hi(password.octets(), salt, iterations));
    }
}
