package org.restante.protocol.model;

/**
 * The UIDVALIDITY of a mailbox: while it stays the same, a UID means the same message (RFC 9051 section 2.3.1.1).
 *
 * @param value 1 to 4,294,967,295
 */
public record UidValidity(long value) implements Comparable<UidValidity> {
    /** The largest one. */
    public static final long MAX = 0xFFFF_FFFFL;

    public UidValidity {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("a UIDVALIDITY is a non-zero 32-bit number: " + value);
        }
    }

    @Override
    public int compareTo(UidValidity other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
