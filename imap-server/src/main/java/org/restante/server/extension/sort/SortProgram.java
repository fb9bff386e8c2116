package org.restante.server.extension.sort;

import java.util.Arrays;
import java.util.List;
import org.restante.protocol.model.UidSet;
import org.restante.server.search.ActiveComparator;
import org.restante.server.search.Found;
import org.restante.server.search.ResultOrder;
import org.restante.server.search.SearchScope;

/** Sorts what was found by some criteria; where all of them are equal, the order of the mailbox stays (RFC 5256 section 3). */
record SortProgram(List<SortCriterion> criteria) implements ResultOrder {
    private record Key(List<SortCriterion> criteria, ActiveComparator.Comparator comparator) {}

    SortProgram {
        criteria = List.copyOf(criteria);
    }

    @Override
    public Found apply(SearchScope scope, Found found) {
        if (found.count() < 2) {
            return found;
        }
        if (!followsFromMessages()) {
            return found.inOrder(sort(scope, found));
        }
        UidSet uids = scope.view().uids(found.indexes());
        int[] order = scope.view().index().order(uids, new Key(criteria, scope.comparator()), () -> sort(scope, found));
        return found.inOrder(order);
    }

    @Override
    public boolean followsFromMessages() {
        return criteria.stream().allMatch(criterion -> criterion.key().followsFromMessages());
    }

    private int[] sort(SearchScope scope, Found found) {
        long[][] ranks = new long[criteria.size()][];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = criteria.get(i).key().ranks(scope, found);
            if (criteria.get(i).direction() == SortCriterion.Direction.REVERSE) {
                reverse(ranks[i]);
            }
        }
        Integer[] positions = new Integer[found.count()];
        Arrays.setAll(positions, i -> i);
        Arrays.sort(positions, (one, other) -> compare(ranks, one, other)); // stable
        return Arrays.stream(positions).mapToInt(Integer::intValue).toArray();
    }

    // "REVERSE only reverses a single criterion, and does not affect the implicit sequence number sort criterion."
    private static void reverse(long[] ranks) {
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = -ranks[i];
        }
    }

    private static int compare(long[][] ranks, int one, int other) {
        for (long[] rank : ranks) {
            int order = Long.compare(rank[one], rank[other]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
