package org.restante.sasl.directory.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.restante.sasl.credential.StrictUtf8;

/** Writes the characters that structure the file as {@code %} and two hexadecimal digits. */
final class PercentCode {
    private static final String STRUCTURE = "%:,#* ";

    private PercentCode() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c < 0x20 || c == 0x7f || STRUCTURE.indexOf(c) >= 0) {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else {
                encoded.append((char) c);
            }
        });
        return encoded.toString();
    }

    /**
     * @throws IllegalArgumentException when a {@code %} is not followed by two hexadecimal digits, or the octets that are
     *     meant are not UTF-8
     */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
        for (int at = 0; at < octets.length; at++) {
            if (octets[at] == '%') {
                decoded.write(octet(octets, at));
                at += 2;
            } else {
                decoded.write(octets[at]);
            }
        }
        return StrictUtf8.decode(decoded.toByteArray())
                .orElseThrow(() -> new IllegalArgumentException("what the % stand for is not UTF-8"));
    }

    private static int octet(byte[] octets, int at) {
        if (at + 2 >= octets.length || !HexFormat.isHexDigit(octets[at + 1]) || !HexFormat.isHexDigit(octets[at + 2])) {
            throw new IllegalArgumentException("two hexadecimal digits follow a %");
        }
        return HexFormat.fromHexDigit(octets[at + 1]) << 4 | HexFormat.fromHexDigit(octets[at + 2]);
    }
}
