package org.restante.sasl.password.foreign;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.restante.sasl.credential.Password;

/** A digest of the password and, maybe, of a salt that follows the digest (the SSHA of LDAP directories). */
record Digested(String algorithm, int length, Salt salt) implements Format {
    /** Whether there is one. */
    enum Salt {
        NONE,
        BEHIND
    }

    @Override
    public Kept read(byte[] kept) {
        boolean fits = salt == Salt.NONE ? kept.length == length : kept.length > length;
        Format.require(fits, "a digest of " + length + " octets" + (salt == Salt.NONE ? "" : ", and a salt"));
        byte[] digest = Arrays.copyOf(kept, length);
        byte[] salted = Arrays.copyOfRange(kept, length, kept.length);
        return password -> MessageDigest.isEqual(digest, digest(password, salted));
    }

    @Override
    public int octets() {
        return length;
    }

    private byte[] digest(Password password, byte[] salted) {
        try {
            MessageDigest computed = MessageDigest.getInstance(algorithm);
            computed.update(password.octets());
            return computed.digest(salted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no " + algorithm, e);
        }
    }
}
