package org.restante.protocol.model;

import java.util.Optional;

/**
 * Which messages a command is about, as the client says it: by sequence number or UID, up to {@code *}, or {@code $} (RFC
 * 9051 section 9, {@code sequence-set}). Ranges are never expanded; order and repetition, which mean nothing, are not
 * kept.
 */
public sealed interface SequenceSet {
    /** {@code $}: what the last SEARCH with SAVE found (RFC 9051 section 6.4.4.1). */
    SequenceSet SAVED = new SavedResult();
    /** {@code 1:*}: every message. */
    Numbers ALL = new Numbers(UidSet.EMPTY, Optional.of(1L));

    /** Returns the set of these numbers. */
    static Numbers of(UidSet numbers) {
        return new Numbers(numbers, Optional.empty());
    }

    /** {@code $}. */
    record SavedResult() implements SequenceSet {
        @Override
        public String toString() {
            return "$";
        }
    }

    /**
     * Numbers and ranges.
     *
     * @param numbers those that are named: sequence numbers or UIDs
     * @param openFrom where a range begins that ends with {@code *}: 1 to 4,294,967,295, which stands for {@code *} alone
     */
    record Numbers(UidSet numbers, Optional<Long> openFrom) implements SequenceSet {
        public Numbers {
            if (numbers.isEmpty() && openFrom.isEmpty()) {
                throw new IllegalArgumentException("the protocol has no empty set");
            }
            if (openFrom.isPresent() && (openFrom.get() < 1 || openFrom.get() > UidSet.MAX_UID)) {
                throw new IllegalArgumentException("not a number of a message: " + openFrom.get());
            }
        }

        /**
         * Returns the numbers, with the largest one in use for {@code *}: {@code 7:*} has it even if it is below 7.
         * Numbers that are named stay, whether they exist or not: intersect the result with those that do.
         *
         * @param largest the largest number in use; 0 if there is no message, and then {@code *} adds nothing
         */
        public UidSet resolve(long largest) {
            if (openFrom.isEmpty() || largest == 0) {
                return numbers;
            }
            return numbers.union(UidSet.range(Math.min(openFrom.get(), largest), largest));
        }

        @Override
        public String toString() {
            String open = openFrom.map(from -> from == UidSet.MAX_UID ? "*" : from + ":*")
                    .orElse("");
            return numbers + (numbers.isEmpty() || open.isEmpty() ? "" : ",") + open;
        }
    }
}
