package org.restante.sasl.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads {@code a=value,b=value} from left to right (RFC 5802 section 7). What is not as it should be is {@link Malformed}.
 */
final class Attributes {
    /** The message does not follow the grammar. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not a SCRAM message", null, false, false);
        }
    }

    private final String message;
    private int at;

    // As ISO-8859-1: the grammar is ASCII, and names are turned into UTF-8 by whoever reads them.
    Attributes(byte[] message) {
        this.message = new String(message, StandardCharsets.ISO_8859_1);
    }

    /** Returns where the next attribute begins. */
    int position() {
        return at;
    }

    /** Returns whether nothing is left. */
    boolean atEnd() {
        return at >= message.length();
    }

    /** Returns everything from a position on. */
    String from(int position) {
        return message.substring(position);
    }

    /** Returns everything up to a position. */
    String upTo(int position) {
        return message.substring(0, position);
    }

    /** Takes what stands up to the next comma, or to the end. */
    String item() throws Malformed {
        if (at > message.length()) {
            throw new Malformed();
        }
        int comma = message.indexOf(',', at);
        int end = comma < 0 ? message.length() : comma;
        String item = message.substring(at, end);
        at = comma < 0 ? message.length() + 1 : comma + 1;
        return item;
    }

    /** Takes the value of this attribute, which has to come next. */
    String value(char name) throws Malformed {
        return optional(item(), name).orElseThrow(Malformed::new);
    }

    /** Returns the value of an item if it is of this attribute. */
    static Optional<String> optional(String item, char name) {
        return item.length() >= 2 && item.charAt(0) == name && item.charAt(1) == '='
                ? Optional.of(item.substring(2))
                : Optional.empty();
    }

    /** Decodes {@code saslname}: {@code =2C} is a comma, {@code =3D} an equals sign, and there is no other {@code =}. */
    static byte[] saslName(String encoded) throws Malformed {
        StringBuilder name = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == 0) {
                throw new Malformed();
            }
            if (c != '=') {
                name.append(c);
            } else if (encoded.startsWith("=2C", i)) {
                name.append(',');
                i += 2;
            } else if (encoded.startsWith("=3D", i)) {
                name.append('=');
                i += 2;
            } else {
                throw new Malformed();
            }
        }
        if (name.isEmpty()) {
            throw new Malformed();
        }
        return name.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Decodes base64 strictly (RFC 4648 section 4). */
    static byte[] base64(String encoded) throws Malformed {
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new Malformed();
        }
        // The decoder lets missing padding and stray bits pass.
        if (!Base64.getEncoder().encodeToString(octets).equals(encoded)) {
            throw new Malformed();
        }
        return octets;
    }
}
