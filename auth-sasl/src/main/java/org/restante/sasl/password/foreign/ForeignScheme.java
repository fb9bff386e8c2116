package org.restante.sasl.password.foreign;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.restante.sasl.credential.Password;
import org.restante.sasl.password.PasswordHash;
import org.restante.sasl.password.PasswordScheme;

/** A format under its name, and in what letters its octets are written. */
final class ForeignScheme implements PasswordScheme {
    private final String id;
    private final Format format;
    private final Encoding implied;
    private final Strength strength;

    /** Letters for octets. */
    enum Encoding {
        /** The octets are text. */
        NONE,
        BASE64,
        HEX,
        /** Hexadecimal if it is as long as the digest then is, as Dovecot has it, and base64 otherwise. */
        HEX_OR_BASE64
    }

    /** What a guess costs. */
    enum Strength {
        WEAK,
        SLOW
    }

    ForeignScheme(String id, Format format, Encoding implied, Strength strength) {
        this.id = id;
        this.format = format;
        this.implied = implied;
        this.strength = strength;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean weak() {
        return strength == Strength.WEAK;
    }

    @Override
    public PasswordHash hash(Password password) {
        throw new UnsupportedOperationException("no new password is hashed as " + id);
    }

    @Override
    public boolean verify(Password password, PasswordHash hash) {
        return read(hash).isOf(password);
    }

    @Override
    public void check(PasswordHash hash) {
        read(hash);
    }

    private Format.Kept read(PasswordHash hash) {
        String text = hash.text();
        if (!hash.scheme().equals(id)) {
            throw new IllegalArgumentException("not a hash of the scheme " + id);
        }
        if (text.startsWith("$")) {
            return format.read(octets(text));
        }
        int end = text.indexOf('}');
        int dot = text.substring(0, end).indexOf('.');
        Encoding encoding = dot < 0 ? implied : encoding(text.substring(dot + 1, end));
        return format.read(decode(text.substring(end + 1), encoding));
    }

    private static Encoding encoding(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "b64", "base64" -> Encoding.BASE64;
            case "hex" -> Encoding.HEX;
            default -> throw new IllegalArgumentException("hashes are encoded as b64 or hex");
        };
    }

    private byte[] decode(String text, Encoding encoding) {
        return switch (encoding) {
            case NONE -> octets(text);
            case BASE64 -> Base64.getDecoder().decode(text);
            case HEX -> HexFormat.of().parseHex(text);
            case HEX_OR_BASE64 -> decode(text, text.length() == 2 * format.octets() ? Encoding.HEX : Encoding.BASE64);
        };
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
