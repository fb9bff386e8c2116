package org.restante.sasl.credential;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** A hash function of the SCRAM family, with the functions RFC 5802 section 2.2 builds on it. */
public enum ScramHash {
    /** RFC 5802. */
    SHA_1("SHA-1", "HmacSHA1", 20, SHA1Digest::new, CredentialKind.SCRAM_SHA_1),
    /** RFC 7677. */
    SHA_256("SHA-256", "HmacSHA256", 32, SHA256Digest::new, CredentialKind.SCRAM_SHA_256);

    private final String digestName;
    private final String macName;
    private final int length;
    private final Supplier<ExtendedDigest> pbkdf2Digest;
    private final CredentialKind<ScramKeys> kind;

    ScramHash(
            String digestName,
            String macName,
            int length,
            Supplier<ExtendedDigest> pbkdf2Digest,
            CredentialKind<ScramKeys> kind) {
        this.digestName = digestName;
        this.macName = macName;
        this.length = length;
        this.pbkdf2Digest = pbkdf2Digest;
        this.kind = kind;
    }

    /** The name of the mechanism without channel binding, such as {@code SCRAM-SHA-256}. */
    public String mechanism() {
        return kind.name();
    }

    /** The kind of credential that holds this hash function's keys. */
    public CredentialKind<ScramKeys> kind() {
        return kind;
    }

    /** The length of the hash, and so of every key, in octets. */
    public int length() {
        return length;
    }

    /** {@code H(str)}. */
    public byte[] hash(byte[] octets) {
        try {
            return MessageDigest.getInstance(digestName).digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no " + digestName, e);
        }
    }

    /** {@code HMAC(key, str)}. */
    public byte[] hmac(byte[] key, byte[] octets) {
        try {
            Mac mac = Mac.getInstance(macName);
            mac.init(new SecretKeySpec(key, macName));
            return mac.doFinal(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no " + macName, e);
        }
    }

    /** {@code Hi(str, salt, i)}: PBKDF2 with this HMAC and one block of output. */
    public byte[] hi(byte[] password, byte[] salt, int iterations) {
        PKCS5S2ParametersGenerator pbkdf2 = new PKCS5S2ParametersGenerator(pbkdf2Digest.get());
        pbkdf2.init(password, salt, iterations);
        return ((KeyParameter) pbkdf2.generateDerivedMacParameters(length * 8)).getKey();
    }
}
