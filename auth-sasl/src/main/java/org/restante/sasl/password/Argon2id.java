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
        return new Argon2Phc(ID, cost, salt, compute(Argon2Parameters.ARGON2_id, password, cost, salt, HASH_OCTETS))
                .format();
    }

    @Override
    public boolean verify(Password password, PasswordHash hash) {
        return matches(Argon2Parameters.ARGON2_id, password, Argon2Phc.parse(ID, hash));
    }

    @Override
    public void check(PasswordHash hash) {
        Argon2Phc.parse(ID, hash);
    }

    /** Whether the password is that of the hash, which is of this type of Argon2. */
    static boolean matches(int type, Password password, Argon2Phc known) {
        return MessageDigest.isEqual(
                compute(type, password, known.cost(), known.salt(), known.hash().length), known.hash());
    }

    private static byte[] compute(int type, Password password, Argon2Cost cost, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.octets(), hash);
        return hash;
    }
}
