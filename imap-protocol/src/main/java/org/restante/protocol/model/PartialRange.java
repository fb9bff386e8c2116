package org.restante.protocol.model;

/**
 * Which of the results of a command are wanted (RFC 5267 section 4.4, RFC 9394 section 3.1), as the client wrote it: {@code
 * 500:400} is the same as {@code 400:500}, and is answered as {@code 500:400}.
 *
 * @param origin where counting begins
 * @param one one end of the range, 1 to 4,294,967,295
 * @param other the other end
 */
public record PartialRange(Origin origin, long one, long other) {
    /** Where counting begins. */
    public enum Origin {
        /** 1 is the first result. */
        FIRST,
        /** -1 is the last result, -2 the one before it. */
        LAST
    }

    public PartialRange {
        UidSet.of(one, other);
    }

    /** Returns the index of the first of so many results that is in the range, 0 to {@code count}. */
    public int from(int count) {
        long from = origin == Origin.FIRST ? Math.min(one, other) - 1 : count - Math.max(one, other);
        return Math.clamp(from, 0, count);
    }

    /** Returns the index behind the last of so many results that is in the range; that of {@link #from} if none is. */
    public int to(int count) {
        long to = origin == Origin.FIRST ? Math.max(one, other) : count - Math.min(one, other) + 1;
        return Math.clamp(to, from(count), count);
    }

    @Override
    public String toString() {
        String sign = origin == Origin.LAST ? "-" : "";
        return sign + one + ":" + sign + other;
    }
}
