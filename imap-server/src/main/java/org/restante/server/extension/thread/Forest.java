package org.restante.server.extension.thread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Messages, dummies in the place of messages that are not there, and who is whose parent. A node is a number; those with a
 * message know its position in what was found and its sent date.
 */
final class Forest {
    private static final int NONE = -1;

    private final long[] dates;
    private final IntColumn position = new IntColumn(); // of the message; NONE for a dummy
    private final IntColumn parent = new IntColumn();
    private final List<List<Integer>> children = new ArrayList<>();

    private static final class IntColumn {
        private int[] values = new int[64];
        private int size;

        int add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size] = value;
            return size++;
        }
    }

    /** Begins without nodes. */
    Forest(long[] dates) {
        this.dates = dates;
    }

    int addMessage(int at) {
        parent.add(NONE);
        children.add(List.of());
        return position.add(at);
    }

    int addDummy() {
        return addMessage(NONE);
    }

    int size() {
        return position.size;
    }

    boolean isDummy(int node) {
        return position.values[node] == NONE;
    }

    /** Puts a message in the place of a dummy. */
    void fill(int dummy, int at) {
        position.values[dummy] = at;
    }

    int position(int node) {
        return position.values[node];
    }

    boolean hasParent(int node) {
        return parent.values[node] != NONE;
    }

    int parent(int node) {
        return parent.values[node];
    }

    /** Makes one node the child of another, or of none with a negative one; its children are not told. */
    void setParent(int node, int newParent) {
        parent.values[node] = newParent < 0 ? NONE : newParent;
    }

    /** Returns the children of a node, as {@link #addChild} was told. */
    List<Integer> children(int node) {
        return children.get(node);
    }

    void addChild(int node, int child) {
        List<Integer> known = children.get(node);
        if (known.isEmpty()) {
            known = new ArrayList<>(2);
            children.set(node, known);
        }
        known.add(child);
    }

    /** Forgets the children of a node. */
    void clearChildren(int node) {
        children.set(node, List.of());
    }

    void sortChildren(int node) {
        if (children.get(node).size() > 1) {
            sort(children.get(node));
        }
    }

    /** Sorts siblings by sent date, then by their order in the mailbox; a dummy counts as its first child. */
    void sort(List<Integer> siblings) {
        siblings.sort(Comparator.comparingLong(this::date).thenComparingInt(node -> position(first(node))));
    }

    /** Returns the node itself, or the first child of a dummy. */
    int first(int node) {
        return isDummy(node) ? children.get(node).getFirst() : node;
    }

    long date(int node) {
        return dates[position(first(node))];
    }
}
