package org.restante.sasl.directory;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.restante.sasl.credential.Password;

/** Recognizes one password by a salted SHA-256: quick, and so for memory only. */
final class SaltedVerifier {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] salt;
    private final byte[] digest;

    private SaltedVerifier(byte[] salt, byte[] digest) {
        this.salt = salt;
        this.digest = digest;
    }

    static SaltedVerifier of(Password password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new SaltedVerifier(salt, digest(salt, password));
    }

    boolean verify(Password password) {
        return MessageDigest.isEqual(digest, digest(salt, password));
    }

    private static byte[] digest(byte[] salt, Password password) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(password.octets());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no SHA-256", e);
        }
    }
}
