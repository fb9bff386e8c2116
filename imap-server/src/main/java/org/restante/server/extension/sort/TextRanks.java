package org.restante.server.extension.sort;

import java.util.Arrays;
import org.restante.server.search.ActiveComparator;

/** Makes numbers of texts, whose order is that of the texts. */
public final class TextRanks {
    private TextRanks() {}

    /**
     * Returns the place of each text among the different ones.
     *
     * @param keys the texts as a collation orders them ({@link org.restante.protocol.mime.Collation#key})
     * @param order whether the order of the collation is turned around
     */
    public static long[] of(byte[][] keys, ActiveComparator.Order order) {
        Integer[] positions = new Integer[keys.length];
        Arrays.setAll(positions, i -> i);
        Arrays.sort(positions, (one, other) -> Arrays.compareUnsigned(keys[one], keys[other]));
        long[] ranks = new long[keys.length];
        long rank = 0;
        for (int i = 1; i < positions.length; i++) {
            rank += Arrays.equals(keys[positions[i]], keys[positions[i - 1]]) ? 0 : 1;
            ranks[positions[i]] = rank;
        }
        // RFC 4790 section 3.3: "-" turns the collation's order around.
        if (order == ActiveComparator.Order.DESCENDING) {
            for (int i = 0; i < ranks.length; i++) {
                ranks[i] = -ranks[i];
            }
        }
        return ranks;
    }
}
