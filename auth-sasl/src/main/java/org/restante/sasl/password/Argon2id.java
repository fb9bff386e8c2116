package org.restante.sasl.password;

import com.google.inject.Inject;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.restante.sasl.credential.Password;

/**
 * Argon2id, version 1.3 (RFC 9106), as {@code $argon2id$v=19$m=19456,t=3,p=1$salt$hash}. A hash is verified with the
 * parameters it names; new ones take the cost this was made with.
 */
public final class Argon2id implements PasswordScheme {
    /** The scheme's identifier. */
    public static final String ID = "argon2id";

    private static final int SALT_OCTETS = 16;
    private static final int HASH_OCTETS = 32;

    private final Argon2Cost cost;
    private final SecureRandom random = new SecureRandom();

    /** New hashes will have this cost. */
    @Inject
    public Argon2id(Argon2Cost cost) {
        this.cost = cost;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public PasswordHash hash(Password password) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return new Argon2Phc(cost, salt, compute(password.octets(), cost, salt, HASH_OCTETS)).format();
    }

    @Override
    public boolean verify(Password password, PasswordHash hash) {
        Argon2Phc known = Argon2Phc.parse(hash);
        return MessageDigest.isEqual(
                compute(password.octets(), known.cost(), known.salt(), known.hash().length), known.hash());
    }

    @Override
    public void check(PasswordHash hash) {
        Argon2Phc.parse(hash);
    }

    private static byte[] compute(byte[] password, Argon2Cost cost, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }
}
