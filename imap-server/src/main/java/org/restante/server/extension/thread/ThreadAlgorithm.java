package org.restante.server.extension.thread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.restante.server.extension.thread.ThreadLinks.Subject;

/** The ways to put messages into threads. */
enum ThreadAlgorithm {
    /** By subject alone (RFC 5256 section 3). */
    ORDEREDSUBJECT {
        @Override
        List<Integer> roots(Forest forest, long[] dates, IntFunction<ThreadLinks> links) {
            Map<Subject, Integer> heads = new HashMap<>();
            List<Integer> roots = new ArrayList<>();
            for (int position : byDate(dates)) {
                int node = forest.addMessage(position);
                Integer head = heads.putIfAbsent(links.apply(position).subject(), node);
                if (head == null) {
                    roots.add(node);
                } else {
                    forest.addChild(head, node); // "there are no grandchildren in ORDEREDSUBJECT threading"
                }
            }
            return roots;
        }
    },
    /** By References, then by subject (RFC 5256 section 3). */
    REFERENCES {
        @Override
        List<Integer> roots(Forest forest, long[] dates, IntFunction<ThreadLinks> links) {
            List<Integer> roots = References.roots(forest, dates.length, links);
            sort(forest, roots);
            List<Integer> merged = Subjects.merge(forest, roots, links);
            sort(forest, merged);
            return merged;
        }
    },
    /** By References alone; the thread with the newest message comes last (draft-ietf-morg-inthread). */
    REFS {
        @Override
        List<Integer> roots(Forest forest, long[] dates, IntFunction<ThreadLinks> links) {
            List<Integer> roots = References.roots(forest, dates.length, links);
            sort(forest, roots);
            long[] newest = new long[forest.size()];
            for (int root : roots) {
                newest[root] = newest(forest, root, dates);
            }
            roots.sort(Comparator.comparingLong(root -> newest[root])); // stable
            return roots;
        }
    };

    /**
     * Returns the first message, or a dummy, of each thread, in order; the forest then knows the children of each.
     *
     * @param dates the sent dates of messages, by position in the order of the mailbox
     * @param links what ties them together
     */
    abstract List<Integer> roots(Forest forest, long[] dates, IntFunction<ThreadLinks> links);

    private static Integer[] byDate(long[] dates) {
        Integer[] positions = new Integer[dates.length];
        Arrays.setAll(positions, i -> i);
        Arrays.sort(positions, Comparator.comparingLong(position -> dates[position])); // stable
        return positions;
    }

    // (4) and (6): the youngest siblings first, since a dummy's date is that of its first child
    private static void sort(Forest forest, List<Integer> roots) {
        for (int node = 0; node < forest.size(); node++) {
            forest.sortChildren(node);
        }
        forest.sort(roots);
    }

    private static long newest(Forest forest, int root, long[] dates) {
        long newest = Long.MIN_VALUE;
        IntList below = new IntList();
        below.add(root);
        while (!below.isEmpty()) {
            int node = below.removeLast();
            if (!forest.isDummy(node)) {
                newest = Math.max(newest, dates[forest.position(node)]);
            }
            forest.children(node).forEach(below::add);
        }
        return newest;
    }
}
