package org.restante.sasl.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a SCRAM server keeps for a user (RFC 5802 section 2.2): not enough to log in with, but whoever has it can try
 * passwords against it at the price of {@code iterations}.
 *
 * @param hash the hash function
 * @param iterations how often {@code Hi} iterates, 1 to 10,000,000
 * @param salt the salt, in base64
 * @param storedKey {@code H(ClientKey)}, in base64
 * @param serverKey {@code HMAC(SaltedPassword, "Server Key")}, in base64
 */
public record ScramKeys(ScramHash hash, int iterations, String salt, String storedKey, String serverKey)
        implements Credential {
    /** The most iterations that are believed. */
    public static final int MAX_ITERATIONS = 10_000_000;

    /**
     * @throws IllegalArgumentException when a part is not base64, has the wrong length or is out of range
     */
    public ScramKeys {
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("iterations are 1 to " + MAX_ITERATIONS);
        }
        if (decode(salt).length == 0) {
            throw new IllegalArgumentException("the salt is empty");
        }
        if (decode(storedKey).length != hash.length() || decode(serverKey).length != hash.length()) {
            throw new IllegalArgumentException("a key of " + hash.mechanism() + " has " + hash.length() + " octets");
        }
    }

    /**
     * Reads keys as files keep them, Dovecot's among them: {@code iterations,salt,stored-key,server-key}.
     *
     * @throws IllegalArgumentException when the text is not that; the message quotes nothing of it
     */
    public static ScramKeys parse(ScramHash hash, String text) {
        String[] parts = text.split(",", -1);
        boolean wellFormed = parts.length == 4
                && !parts[0].isEmpty()
                && parts[0].length() < 9
                && parts[0].chars().allMatch(c -> c >= '0' && c <= '9');
        if (!wellFormed) {
            throw new IllegalArgumentException(hash.mechanism() + " is iterations,salt,stored-key,server-key");
        }
        return new ScramKeys(hash, Integer.parseInt(parts[0]), parts[1], parts[2], parts[3]);
    }

    /** The keys as {@link #parse} reads them. */
    public String format() {
        return iterations + "," + salt + "," + storedKey + "," + serverKey;
    }

    /** Derives the keys of a password. Takes time proportional to {@code iterations}. */
    public static ScramKeys derive(ScramHash hash, Password password, byte[] salt, int iterations) {
        byte[] salted = hash.hi(password.octets(), salt, iterations);
        byte[] clientKey = hash.hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
        byte[] serverKey = hash.hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
        return new ScramKeys(hash, iterations, encode(salt), encode(hash.hash(clientKey)), encode(serverKey));
    }

    /** The salt's octets. */
    public byte[] saltOctets() {
        return decode(salt);
    }

    /** The stored key's octets. */
    public byte[] storedKeyOctets() {
        return decode(storedKey);
    }

    /** The server key's octets. */
    public byte[] serverKeyOctets() {
        return decode(serverKey);
    }

    private static String encode(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "ScramKeys[" + hash.mechanism() + ", keys not shown]";
    }
}
