package org.restante.protocol.response;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.restante.protocol.wire.ImapWriter;

/** A sequence of octets as a value: what a message holds, or a piece of the protocol kept as it came. Immutable. */
public final class Octets {
    /** No octets. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] octets;

    private Octets(byte[] octets) {
        this.octets = octets;
    }

    /** Returns a copy of these octets. */
    public static Octets of(byte[] octets) {
        return of(octets, 0, octets.length);
    }

    /** Returns a copy of some of these octets. */
    public static Octets of(byte[] octets, int offset, int length) {
        return length == 0 ? EMPTY : new Octets(Arrays.copyOfRange(octets, offset, offset + length));
    }

    /** Returns the text in UTF-8. */
    public static Octets of(String text) {
        return new Octets(text.getBytes(StandardCharsets.UTF_8));
    }

    // One octet for each character, which are all below U+0100.
    static Octets latin1(String text) {
        return new Octets(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns how many octets there are. */
    public int length() {
        return octets.length;
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return octets.length == 0;
    }

    /** Returns a copy. */
    public byte[] toByteArray() {
        return octets.clone();
    }

    /** Returns the text that these octets are in UTF-8; what is not UTF-8 becomes U+FFFD. */
    public String utf8() {
        return new String(octets, StandardCharsets.UTF_8);
    }

    /** Writes the octets as they are. */
    public void writeTo(ImapWriter out) {
        out.raw(octets, 0, octets.length);
    }

    // nstring / literal8: the latter for what has a NUL (RFC 3516 section 4.2)
    static void encodeNullable(ImapWriter out, Optional<Octets> octets) {
        if (octets.isEmpty()) {
            out.nil();
        } else if (octets.get().hasNul()) {
            out.literal8(octets.get().shared());
        } else {
            out.string(octets.get().shared());
        }
    }

    boolean hasNul() {
        for (byte octet : octets) {
            if (octet == 0) {
                return true;
            }
        }
        return false;
    }

    // The octets themselves, for those who only read.
    byte[] shared() {
        return octets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Returns one character for each octet (ISO-8859-1). */
    @Override
    public String toString() {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
