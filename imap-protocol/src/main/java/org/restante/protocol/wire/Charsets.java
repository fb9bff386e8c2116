package org.restante.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Octets to text, strictly: nothing is replaced (RFC 3629: no overlong forms, no surrogates). */
final class Charsets {
    private Charsets() {}

    static String utf8(byte[] octets) throws ImapSyntaxException {
        return decode(octets, StandardCharsets.UTF_8);
    }

    static String decode(byte[] octets, Charset charset) throws ImapSyntaxException {
        try {
            return strict(octets, charset);
        } catch (CharacterCodingException e) {
            throw new ImapSyntaxException("Text that is not " + charset.name());
        }
    }

    static boolean isUtf8(byte[] octets) {
        try {
            strict(octets, StandardCharsets.UTF_8);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String strict(byte[] octets, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    }
}
