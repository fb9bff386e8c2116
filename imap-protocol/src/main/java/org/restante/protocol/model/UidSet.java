package org.restante.protocol.model;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * A set of UIDs as sorted ranges, never expanded: {@code 1:4294967295} costs as little as {@code 1}. Immutable.
 * Operations take time in proportion to the ranges of their operands.
 */
public final class UidSet {
    /** The largest UID. */
    public static final long MAX_UID = 0xFFFF_FFFFL;
    /** No UID. */
    public static final UidSet EMPTY = new UidSet(new long[0], 0);

    private final long[] bounds; // first, last, first, last, ...: sorted, neither touching nor overlapping
    private final int length;

    private UidSet(long[] bounds, int length) {
        this.bounds = bounds;
        this.length = length;
    }

    /** Returns the set of one UID. */
    public static UidSet of(long uid) {
        return range(uid, uid);
    }

    /** Returns the set of these UIDs, in whatever order they come. */
    public static UidSet of(long... uids) {
        return builder().addAll(uids).build();
    }

    /**
     * Returns the set of the UIDs from the first to the last, both included.
     *
     * @throws IllegalArgumentException if one of them is not a UID, or the first is after the last
     */
    public static UidSet range(long first, long last) {
        return builder().add(first, last).build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns whether the set has no UID. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Returns how many ranges the set has. */
    public int ranges() {
        return length / 2;
    }

    /** Returns the first UID of a range, from 0 to {@link #ranges()} - 1. */
    public long first(int range) {
        return bounds[2 * range];
    }

    /** Returns the last UID of a range, from 0 to {@link #ranges()} - 1. */
    public long last(int range) {
        return bounds[2 * range + 1];
    }

    /** Returns how many UIDs the set has. */
    public long size() {
        long size = 0;
        for (int i = 0; i < length; i += 2) {
            size += bounds[i + 1] - bounds[i] + 1;
        }
        return size;
    }

    /** Returns whether the UID is in the set. */
    public boolean contains(long uid) {
        int at = Arrays.binarySearch(bounds, 0, length, uid);
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /** Returns the UIDs that are in both sets. */
    public UidSet intersect(UidSet other) {
        Builder both = builder();
        for (int i = 0, j = 0; i < length && j < other.length; ) {
            long first = Math.max(bounds[i], other.bounds[j]);
            long last = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (first <= last) {
                both.add(first, last);
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return both.build();
    }

    /** Returns the UIDs that are in one of the sets, or in both. */
    public UidSet union(UidSet other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        Builder all = builder();
        for (int i = 0, j = 0; i < length || j < other.length; ) {
            if (j >= other.length || i < length && bounds[i] <= other.bounds[j]) {
                all.add(bounds[i], bounds[i + 1]);
                i += 2;
            } else {
                all.add(other.bounds[j], other.bounds[j + 1]);
                j += 2;
            }
        }
        return all.build();
    }

    /** Returns the UIDs of this set that are not in the other. */
    public UidSet minus(UidSet other) {
        Builder rest = builder();
        int j = 0;
        for (int i = 0; i < length; i += 2) {
            long first = bounds[i];
            long last = bounds[i + 1];
            while (j < other.length && other.bounds[j + 1] < first) {
                j += 2;
            }
            for (int k = j; k < other.length && other.bounds[k] <= last && first <= last; k += 2) {
                if (other.bounds[k] > first) {
                    rest.add(first, other.bounds[k] - 1);
                }
                first = other.bounds[k + 1] + 1;
            }
            if (first <= last) {
                rest.add(first, last);
            }
        }
        return rest.build();
    }

    /** Calls for each UID, in order. Only for sets that have been intersected with what exists. */
    public void forEach(LongConsumer action) {
        for (int i = 0; i < length; i += 2) {
            for (long uid = bounds[i]; uid <= bounds[i + 1]; uid++) {
                action.accept(uid);
            }
        }
    }

    /** Returns the UIDs in order. Only for sets that have been intersected with what exists. */
    public LongStream stream() {
        return LongStream.iterate(0, i -> i < length, i -> i + 2)
                .flatMap(i -> LongStream.rangeClosed(bounds[(int) i], bounds[(int) i + 1]));
    }

    /** Returns the UIDs in order, one by one. */
    public PrimitiveIterator.OfLong iterator() {
        return stream().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidSet set && Arrays.equals(bounds, 0, length, set.bounds, 0, set.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + Long.hashCode(bounds[i]);
        }
        return hash;
    }

    /** Returns the set as a {@code uid-set} of RFC 9051: {@code 1:3,7}; nothing if it is empty. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i += 2) {
            text.append(i == 0 ? "" : ",").append(bounds[i]);
            if (bounds[i] != bounds[i + 1]) {
                text.append(':').append(bounds[i + 1]);
            }
        }
        return text.toString();
    }

    /** Collects UIDs and ranges; adding them in ascending order costs least. */
    public static final class Builder {
        private long[] bounds = new long[8];
        private int length;
        private boolean sorted = true;

        private Builder() {}

        /** Adds one UID. */
        public Builder add(long uid) {
            return add(uid, uid);
        }

        /** Adds each of these UIDs. */
        public Builder addAll(long... uids) {
            for (long uid : uids) {
                add(uid);
            }
            return this;
        }

        /** Adds each UID of a set. */
        public Builder addAll(UidSet uids) {
            for (int i = 0; i < uids.length; i += 2) {
                add(uids.bounds[i], uids.bounds[i + 1]);
            }
            return this;
        }

        /** Adds a range, both ends included. */
        public Builder add(long first, long last) {
            if (first < 1 || last > MAX_UID || first > last) {
                throw new IllegalArgumentException("not a range of UIDs: " + first + ":" + last);
            }
            if (sorted && length > 0 && first >= bounds[length - 2] && first <= bounds[length - 1] + 1) {
                bounds[length - 1] = Math.max(bounds[length - 1], last);
                return this;
            }
            sorted &= length == 0 || first > bounds[length - 1];
            if (length == bounds.length) {
                bounds = Arrays.copyOf(bounds, length * 2);
            }
            bounds[length++] = first;
            bounds[length++] = last;
            return this;
        }

        /** Returns the set of all that was added; the builder may go on. */
        public UidSet build() {
            if (!sorted) {
                sort();
            }
            return length == 0 ? EMPTY : new UidSet(Arrays.copyOf(bounds, length), length);
        }

        private void sort() {
            long[][] ranges = new long[length / 2][];
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = new long[] {bounds[2 * i], bounds[2 * i + 1]};
            }
            Arrays.sort(ranges, (a, b) -> Long.compare(a[0], b[0]));
            length = 0;
            sorted = true;
            for (long[] range : ranges) {
                add(range[0], range[1]);
            }
        }
    }
}
