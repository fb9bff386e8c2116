package org.restante.protocol.mime;

/**
 * Octets of a message.
 *
 * @param start the first of them, counted from 0
 * @param end the one after the last
 */
public record ByteRange(long start, long end) {
    public ByteRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range of octets: " + start + " to " + end);
        }
    }

    /** Returns how many octets there are. */
    public long length() {
        return end - start;
    }

    /**
     * Returns a part of the range, cut off at its end: what {@code <origin.count>} asks for (RFC 9051 section 6.4.5).
     *
     * @param origin the first octet, counted from the start of this range; beyond its end nothing is left
     * @param count how many octets at most
     */
    public ByteRange slice(long origin, long count) {
        if (origin < 0 || count < 0) {
            throw new IllegalArgumentException("not a part of a range: " + origin + "." + count);
        }
        long from = start + Math.min(origin, length());
        return new ByteRange(from, from + Math.min(count, end - from));
    }
}
