package org.restante.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing replaced. */
final class Utf8 {
    private Utf8() {}

    static String decode(byte[] octets) throws ImapSyntaxException {
        try {
            return strict(octets);
        } catch (CharacterCodingException e) {
            throw new ImapSyntaxException("Text that is not UTF-8");
        }
    }

    static boolean isValid(byte[] octets) {
        try {
            strict(octets);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String strict(byte[] octets) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
    }
}
