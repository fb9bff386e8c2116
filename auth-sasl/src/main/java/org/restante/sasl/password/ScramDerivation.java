package org.restante.sasl.password;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;

/**
 * Which SCRAM keys are derived from a new password. Keys make a stolen directory cheaper to attack than Argon2id alone:
 * who never offers SCRAM derives {@link #NONE}.
 *
 * @param hashes for which hash functions
 * @param iterations how often {@code Hi} iterates, 4,096 (RFC 5802 section 5.1, RFC 7677 section 4) to
 *     {@link ScramKeys#MAX_ITERATIONS}; clients pay for them at each login
 */
public record ScramDerivation(Set<ScramHash> hashes, int iterations) {
    /** SHA-1 and SHA-256, 10,000 iterations. */
    public static final ScramDerivation DEFAULT =
            new ScramDerivation(Set.of(ScramHash.SHA_1, ScramHash.SHA_256), 10_000);

    /** No keys. */
    public static final ScramDerivation NONE = new ScramDerivation(Set.of(), 4096);

    private static final int SALT_OCTETS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @throws IllegalArgumentException when {@code iterations} is out of range
     */
    public ScramDerivation {
        hashes = Set.copyOf(hashes);
        if (iterations < 4096 || iterations > ScramKeys.MAX_ITERATIONS) {
            throw new IllegalArgumentException("SCRAM iterations are 4096 to " + ScramKeys.MAX_ITERATIONS);
        }
    }

    /** Derives the keys, each with a fresh random salt. */
    public Map<ScramHash, ScramKeys> derive(Password password) {
        Map<ScramHash, ScramKeys> keys = new EnumMap<>(ScramHash.class);
        for (ScramHash hash : hashes) {
            byte[] salt = new byte[SALT_OCTETS];
            RANDOM.nextBytes(salt);
            keys.put(hash, ScramKeys.derive(hash, password, salt, iterations));
        }
        return keys;
    }
}
