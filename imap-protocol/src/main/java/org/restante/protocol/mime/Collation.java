package org.restante.protocol.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How texts are compared (RFC 4790): each offers equality, substrings and an order, as SEARCH and SORT need them. */
public enum Collation {
    /** Without regard to case, in every script (RFC 5051). */
    UNICODE_CASEMAP("i;unicode-casemap"),
    /** Without regard to the case of A to Z (RFC 4790 section 9.2). */
    ASCII_CASEMAP("i;ascii-casemap"),
    /** Octet by octet (RFC 4790 section 9.3). */
    OCTET("i;octet");

    private static final byte VALID = 0;
    private static final byte INVALID = 1;

    private final String id;

    Collation(String id) {
        this.id = id;
    }

    /** Returns the name in the registry of RFC 4790. */
    public String id() {
        return id;
    }

    /** Finds a collation by its name. */
    public static Optional<Collation> of(String id) {
        for (Collation collation : values()) {
            if (collation.id.equals(id)) {
                return Optional.of(collation);
            }
        }
        return Optional.empty();
    }

    /** Returns the form of a text that all texts share which are equal to it. */
    public String fold(String text) {
        return switch (this) {
            case UNICODE_CASEMAP -> TextFolding.fold(text);
            case ASCII_CASEMAP -> asciiFold(text);
            case OCTET -> text;
        };
    }

    private static String asciiFold(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, asciiFold(folded.charAt(i)));
        }
        return folded.toString();
    }

    static char asciiFold(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
    }

    /**
     * Returns octets whose unsigned order is the order of texts, and which are the same for equal texts. A text with octets
     * that are not in its charset ({@link OctetText}) comes after all others, by its octets (RFC 5255 section 4.6 (c)).
     */
    public byte[] key(String text) {
        boolean valid = isValid(text);
        byte[] octets = valid ? fold(text).getBytes(StandardCharsets.UTF_8) : OctetText.encode(text);
        byte[] key = new byte[octets.length + 1];
        key[0] = valid ? VALID : INVALID;
        System.arraycopy(octets, 0, key, 1, octets.length);
        return key;
    }

    private static boolean isValid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                return false;
            }
        }
        return true;
    }
}
