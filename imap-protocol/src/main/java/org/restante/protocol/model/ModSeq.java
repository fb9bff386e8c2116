package org.restante.protocol.model;

/**
 * A mod-sequence: the version number that a mailbox gives each change (RFC 7162 section 3.1).
 *
 * @param value 0 to 2^63-1; 0 stands for "before any change"
 */
public record ModSeq(long value) implements Comparable<ModSeq> {
    /** Before any change. */
    public static final ModSeq ZERO = new ModSeq(0);

    public ModSeq {
        if (value < 0) {
            throw new IllegalArgumentException("a mod-sequence is not negative: " + value);
        }
    }

    /** Returns the mod-sequence of the change that follows this one. */
    public ModSeq next() {
        return new ModSeq(value + 1);
    }

    @Override
    public int compareTo(ModSeq other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
