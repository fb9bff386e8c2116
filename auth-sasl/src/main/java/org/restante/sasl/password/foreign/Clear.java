package org.restante.sasl.password.foreign;

import java.security.MessageDigest;

/** The password itself. */
final class Clear implements Format {
    @Override
    public Kept read(byte[] kept) {
        Format.require(kept.length > 0, "a password is not empty");
        return password -> MessageDigest.isEqual(kept, password.octets());
    }
}
