package org.restante.protocol.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of a header whose octets must not get lost. Valid UTF-8 becomes the characters it stands for (RFC 6532); every
 * other octet above 127 becomes a lone low surrogate, U+DC80 to U+DCFF, which no valid text holds, and becomes the same
 * octet again on the way back.
 */
public final class OctetText {
    private static final int ESCAPE = 0xDC00;
    private static final int ESCAPED_FIRST = 0xDC80;
    private static final int ESCAPED_LAST = 0xDCFF;

    private OctetText() {}

    /** Returns the octets from one index to before another as text. */
    public static String decode(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] < 0) {
                return decodeEightBit(octets, from, to);
            }
        }
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String decodeEightBit(byte[] octets, int from, int to) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(octets, from, to - from);
        CharBuffer out = CharBuffer.allocate(to - from); // an octet never makes more than one char
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE | in.get() & 0xFF));
            }
        }
    }

    /** Returns the octets of a text; a lone surrogate that stands for no octet becomes {@code ?}. */
    public static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ESCAPED_FIRST && c <= ESCAPED_LAST && isLone(text, i)) {
                return encodeEscaped(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encodeEscaped(String text) {
        OctetBuffer octets = new OctetBuffer();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ESCAPED_FIRST && c <= ESCAPED_LAST && isLone(text, i)) {
                addUtf8(octets, text.substring(start, i));
                octets.add(c & 0xFF);
                start = i + 1;
            }
        }
        addUtf8(octets, text.substring(start));
        return octets.toBytes();
    }

    private static boolean isLone(String text, int at) {
        return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static void addUtf8(OctetBuffer octets, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        octets.add(utf8, 0, utf8.length);
    }
}
