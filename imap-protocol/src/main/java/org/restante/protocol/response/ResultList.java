package org.restante.protocol.response;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Numbers of messages in the order of a result, such as that of SORT: a {@code sequence-set} in which order counts. Numbers
 * that ascend by one are a range, as RFC 5267 section 3.2 wants it; a range is never expanded. Immutable.
 */
public final class ResultList {
    /** No result. */
    public static final ResultList EMPTY = new ResultList(new long[0], 0);

    private final long[] ends; // first and last of each range
    private final int ranges;

    private ResultList(long[] ends, int ranges) {
        this.ends = ends;
        this.ranges = ranges;
    }

    /** Returns the list of these numbers, 1 to 4,294,967,295 each. */
    public static ResultList of(long... numbers) {
        Builder list = new Builder();
        for (long number : numbers) {
            list.add(number, number);
        }
        return list.build();
    }

    /** Returns the list of a set, in ascending order. */
    public static ResultList of(UidSet set) {
        Builder list = new Builder();
        for (int i = 0; i < set.ranges(); i++) {
            list.add(set.first(i), set.last(i));
        }
        return list.build();
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return ranges == 0;
    }

    /** Returns how many ranges there are, a single number being one. */
    public int ranges() {
        return ranges;
    }

    /** Returns the first and lowest number of a range. */
    public long first(int range) {
        return ends[2 * range];
    }

    /** Returns the last and highest number of a range. */
    public long last(int range) {
        return ends[2 * range + 1];
    }

    /** Returns whether every number is greater than the one before, so that the list is no more than a set. */
    public boolean ascends() {
        for (int i = 1; i < ranges; i++) {
            if (first(i) <= last(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the numbers without their order. */
    public UidSet toSet() {
        UidSet.Builder set = UidSet.builder();
        for (int i = 0; i < ranges; i++) {
            set.add(first(i), last(i));
        }
        return set.build();
    }

    void encode(ImapWriter out) {
        for (int i = 0; i < ranges; i++) {
            if (i > 0) {
                out.raw(",");
            }
            out.number(first(i));
            if (first(i) != last(i)) {
                out.raw(":").number(last(i));
            }
        }
    }

    static ResultList decode(ResponseCursor in) throws ImapSyntaxException {
        Builder list = new Builder();
        do {
            long one = in.nzNumber();
            long other = in.tryConsume(':') ? in.nzNumber() : one;
            list.add(Math.min(one, other), Math.max(one, other));
        } while (in.tryConsume(','));
        return list.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResultList that && Arrays.equals(ends, 0, 2 * ranges, that.ends, 0, 2 * that.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOf(ends, 2 * ranges));
    }

    @Override
    public String toString() {
        return new String(encoded(), StandardCharsets.US_ASCII);
    }

    private byte[] encoded() {
        ImapWriter out = new ImapWriter();
        encode(out);
        return out.take();
    }

    private static final class Builder {
        private long[] ends = new long[16];
        private int ranges;

        void add(long first, long last) {
            if (first < 1 || last > UidSet.MAX_UID) {
                throw new IllegalArgumentException("not the number of a message: " + first + ":" + last);
            }
            if (ranges > 0 && first == ends[2 * ranges - 1] + 1) {
                ends[2 * ranges - 1] = last;
                return;
            }
            if (2 * ranges == ends.length) {
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            ends[2 * ranges] = first;
            ends[2 * ranges + 1] = last;
            ranges++;
        }

        ResultList build() {
            return ranges == 0 ? EMPTY : new ResultList(ends, ranges);
        }
    }
}
