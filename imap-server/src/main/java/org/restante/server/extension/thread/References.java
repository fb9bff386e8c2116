package org.restante.server.extension.thread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Steps (1) to (3) of THREAD=REFERENCES (RFC 5256 section 3): who answers whom, by Message-ID and References. */
final class References {
    /** Steps up the tree in search of a loop, for each message: more takes only mail that was made to cost time. */
    private static final int STEPS = 1000;

    private static final int AT_LEAST = 1_000_000;

    private final Forest forest;
    private final Map<String, Integer> ids = new HashMap<>();
    private final BitSet parents = new BitSet(); // nodes that have, or had, children
    private long stepsLeft;

    private References(Forest forest, int messages) {
        this.forest = forest;
        this.stepsLeft = AT_LEAST + (long) STEPS * messages;
    }

    /**
     * Builds the threads of messages in the order of the mailbox.
     *
     * @return the roots; one that is a dummy has at least two children
     */
    static List<Integer> roots(Forest forest, int messages, IntFunction<ThreadLinks> links) {
        References references = new References(forest, messages);
        int[] nodes = new int[messages];
        for (int i = 0; i < messages; i++) {
            nodes[i] = references.node(i, links.apply(i));
            references.link(nodes[i], links.apply(i).references());
        }
        return references.prune();
    }

    // "If two or more messages have the same Message ID, then only use that Message ID in the first message."
    private int node(int position, ThreadLinks links) {
        if (links.id().isEmpty()) {
            return forest.addMessage(position);
        }
        Integer known = ids.get(links.id().get());
        if (known == null) {
            int node = forest.addMessage(position);
            ids.put(links.id().get(), node);
            return node;
        }
        if (forest.isDummy(known)) {
            forest.fill(known, position);
            return known;
        }
        return forest.addMessage(position);
    }

    // (1) A and B
    private void link(int node, List<String> references) {
        int before = -1;
        for (String id : references) {
            int next = ids.computeIfAbsent(id, unknown -> forest.addDummy());
            // "If a message already has a parent, don't change the existing link."
            if (before >= 0 && next != before && !forest.hasParent(next) && !isAncestor(next, before)) {
                adopt(before, next);
            }
            before = next;
        }
        // "Note that if this message has no references, it will now have no parent."
        if (before < 0) {
            forest.setParent(node, before);
        } else if (before != node && forest.parent(node) != before && !isAncestor(node, before)) {
            adopt(before, node);
        }
    }

    private void adopt(int parent, int child) {
        forest.setParent(child, parent);
        parents.set(parent);
    }

    // Whether one node is above another, or the same; "do not create a link if that would introduce a loop".
    private boolean isAncestor(int above, int node) {
        if (!parents.get(above)) {
            return above == node; // as for every message that came after what it answers
        }
        for (int at = node; at >= 0; at = forest.parent(at)) {
            if (at == above || --stepsLeft < 0) {
                return true;
            }
        }
        return false;
    }

    // (2) and (3): a dummy's children take its place, but for those of a root, unless there is one alone.
    private List<Integer> prune() {
        int[] above = new int[forest.size()]; // the nearest message, or the root
        List<Integer> roots = new ArrayList<>();
        for (int node : topDown()) {
            int parent = forest.parent(node);
            if (parent < 0) {
                above[node] = -1;
                roots.add(node);
                continue;
            }
            above[node] = forest.isDummy(parent) && above[parent] >= 0 ? above[parent] : parent;
            if (!forest.isDummy(node)) {
                forest.addChild(above[node], node);
            }
        }
        List<Integer> kept = new ArrayList<>(roots.size());
        for (int root : roots) {
            List<Integer> children = forest.children(root);
            if (!forest.isDummy(root) || children.size() > 1) {
                kept.add(root);
            } else if (children.size() == 1) {
                kept.add(children.getFirst());
            }
        }
        return kept;
    }

    // Every node after its parent.
    private int[] topDown() {
        int size = forest.size();
        int[] firstChild = new int[size];
        int[] nextSibling = new int[size];
        Arrays.fill(firstChild, -1);
        Arrays.fill(nextSibling, -1);
        int[] order = new int[size];
        int count = 0;
        for (int node = 0; node < size; node++) {
            int parent = forest.parent(node);
            if (parent < 0) {
                order[count++] = node;
            } else {
                nextSibling[node] = firstChild[parent];
                firstChild[parent] = node;
            }
        }
        for (int at = 0; at < count; at++) {
            for (int child = firstChild[order[at]]; child >= 0; child = nextSibling[child]) {
                order[count++] = child;
            }
        }
        return order;
    }
}
