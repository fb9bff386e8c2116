package org.restante.server.extension.urlauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proofs of the mechanism INTERNAL (RFC 4467 section 6): the algorithm's number, 1, and HMAC-SHA-256 of the URL before the
 * proof, as it is written, with the key of the mailbox.
 */
final class Token {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_OCTETS = 32;
    private static final String ALGORITHM = "01";

    private Token() {}

    /** Returns a new key for a mailbox. */
    static byte[] newKey() {
        byte[] key = new byte[KEY_OCTETS];
        RANDOM.nextBytes(key);
        return key;
    }

    static String of(byte[] key, String rump) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return ALGORITHM + HexFormat.of().formatHex(mac.doFinal(rump.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** Returns whether a token is that of a URL; how long it takes says nothing of it. */
    static boolean isValid(byte[] key, String rump, String token) {
        return MessageDigest.isEqual(
                of(key, rump).getBytes(StandardCharsets.US_ASCII),
                token.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }
}
