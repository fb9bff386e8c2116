package org.restante.protocol.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.restante.protocol.wire.ImapSyntaxException;

/** Percent-encoding of UTF-8 (RFC 3986 section 2.1), with the characters that RFC 5092 section 11 leaves as they are. */
final class PercentCode {
    // achar = uchar / "&" / "="; uchar = unreserved / sub-delims-sh / pct-encoded
    private static final String PLAIN = "-._~!$'()*+,&=";
    private static final int HEX = 16;

    private PercentCode() {}

    static boolean isUnreserved(int c) {
        return isLetterOrDigit(c) || "-._~".indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    static void encode(String text, String alsoPlain, StringBuilder out) {
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            int c = octet & 0xFF;
            if (isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || alsoPlain.indexOf(c) >= 0) {
                out.append((char) c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c / HEX, HEX)))
                        .append(Character.toUpperCase(Character.forDigit(c % HEX, HEX)));
            }
        }
    }

    /** @throws ImapSyntaxException if it is nothing, no valid encoding, or not UTF-8, or has control characters */
    static String decode(String text) throws ImapSyntaxException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), HEX) : -1;
                int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), HEX);
                if (low < 0) {
                    throw new ImapSyntaxException("Two digits expected behind '%'");
                }
                c = high * HEX + low;
                i += 2;
            }
            if (c < ' ' || c == 0x7F) {
                throw new ImapSyntaxException("Control character within a URL");
            }
            octets.write(c);
        }
        if (octets.size() == 0) {
            throw new ImapSyntaxException("Something is missing in the URL");
        }
        String decoded = octets.toString(StandardCharsets.UTF_8);
        if (!Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), octets.toByteArray())) {
            throw new ImapSyntaxException("Not UTF-8 within a URL");
        }
        return decoded;
    }
}
