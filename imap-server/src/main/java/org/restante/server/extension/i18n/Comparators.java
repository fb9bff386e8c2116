package org.restante.server.extension.i18n;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.mime.Collation;
import org.restante.server.search.ActiveComparator.Comparator;
import org.restante.server.search.ActiveComparator.Order;

/** Finds comparators by what clients call them: a name, a pattern with {@code *}, or {@code default} (RFC 4790 section 3). */
final class Comparators {
    private Comparators() {}

    /** Returns those that fit one of these names, in the order of the names; no comparator twice. */
    static List<Comparator> matching(List<String> wanted) {
        List<Comparator> matching = new ArrayList<>();
        for (String order : wanted) {
            for (Comparator comparator : matching(order)) {
                if (matching.stream().noneMatch(known -> known.collation() == comparator.collation())) {
                    matching.add(comparator);
                }
            }
        }
        return matching;
    }

    private static List<Comparator> matching(String order) {
        if (order.equalsIgnoreCase("default")) {
            return List.of(Comparator.DEFAULT);
        }
        // "-" inverts the result of the ordering operation, "+" has no effect.
        boolean signed = order.startsWith("-") || order.startsWith("+");
        Order direction = order.startsWith("-") ? Order.DESCENDING : Order.ASCENDING;
        String pattern = signed ? order.substring(1) : order;
        List<Comparator> matching = new ArrayList<>();
        for (Collation collation : Collation.values()) {
            if (fits(pattern, collation.id())) {
                matching.add(new Comparator(collation, direction));
            }
        }
        return matching;
    }

    // Linear: what stands before the first "*", after the last, and the rest in order between them.
    private static boolean fits(String pattern, String id) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(id);
        }
        int last = pattern.lastIndexOf('*');
        String head = pattern.substring(0, star);
        String tail = pattern.substring(last + 1);
        if (id.length() < head.length() + tail.length() || !id.startsWith(head) || !id.endsWith(tail)) {
            return false;
        }
        int at = head.length();
        for (int from = star + 1; from <= last; ) {
            int to = pattern.indexOf('*', from);
            int found = id.indexOf(pattern.substring(from, to), at);
            if (found < 0 || found + to - from > id.length() - tail.length()) {
                return false;
            }
            at = found + to - from;
            from = to + 1;
        }
        return true;
    }
}
