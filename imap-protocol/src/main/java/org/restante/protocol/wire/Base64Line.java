package org.restante.protocol.wire;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64 as RFC 9051 section 9 has it, {@code *(4base64-char) [base64-terminal]}, and RFC 4648 section 3 wants it: no
 * other characters, the padding there, the bits below it zero.
 */
public final class Base64Line {
    private Base64Line() {}

    /** Returns the octets that a line stands for. */
    public static byte[] decode(byte[] line) throws ImapSyntaxException {
        try {
            byte[] octets = Base64.getDecoder().decode(line);
            if (Arrays.equals(Base64.getEncoder().encode(octets), line)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            throw notBase64();
        }
        throw notBase64();
    }

    private static ImapSyntaxException notBase64() {
        return new ImapSyntaxException("Not base64");
    }

    /** Returns the line that stands for octets. */
    public static String encode(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
