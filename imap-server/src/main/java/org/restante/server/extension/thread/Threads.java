package org.restante.server.extension.thread;

import java.util.List;
import org.restante.protocol.wire.ImapWriter;

/**
 * Threads as numbers, to be kept and written: the positions of messages in what was found, and parentheses (RFC 5256
 * section 5, {@code thread-list}).
 */
final class Threads {
    private static final int OPEN = -1;
    private static final int CLOSE = -2;

    private final IntList tokens = new IntList();

    /** Gives the number of the message at a position. */
    @FunctionalInterface
    interface Numbers {
        /** Returns it. */
        long at(int position);
    }

    /** Returns threads of this forest, without recursion: they may be as deep as there are messages. */
    static int[] of(Forest forest, List<Integer> roots) {
        Threads threads = new Threads();
        IntList open = new IntList(); // nodes that wait to be written, the next one last; CLOSE ends a list
        for (int root : roots) {
            open.add(root);
            while (!open.isEmpty()) {
                int node = open.removeLast();
                if (node == CLOSE) {
                    threads.tokens.add(CLOSE);
                } else {
                    threads.branch(forest, node, open);
                }
            }
        }
        return threads.tokens.toArray();
    }

    // thread-list = "(" (thread-members / thread-nested) ")": a chain of only children, then what it branches into
    private void branch(Forest forest, int first, IntList open) {
        tokens.add(OPEN);
        int node = first;
        while (true) {
            if (!forest.isDummy(node)) {
                tokens.add(forest.position(node));
            }
            List<Integer> children = forest.children(node);
            if (children.size() != 1) {
                open.add(CLOSE);
                children.reversed().forEach(open::add);
                return;
            }
            node = children.getFirst();
        }
    }

    /** Writes {@code (2)(3 6 (4 23)(44 7 96))}. */
    static void write(int[] threads, Numbers numbers, ImapWriter out) {
        boolean behindNumber = false;
        for (int token : threads) {
            if (token != CLOSE && behindNumber) {
                out.sp();
            }
            switch (token) {
                case OPEN -> out.open();
                case CLOSE -> out.close();
                default -> out.number(numbers.at(token));
            }
            behindNumber = token >= 0;
        }
    }
}
