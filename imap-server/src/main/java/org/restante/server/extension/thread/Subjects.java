package org.restante.server.extension.thread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.restante.server.extension.thread.ThreadLinks.Subject;

/** Step (5) of THREAD=REFERENCES (RFC 5256 section 3): threads with the same base subject become one. */
final class Subjects {
    private final Forest forest;
    private final IntFunction<ThreadLinks> links;
    private final Map<Subject, Integer> table = new HashMap<>();

    private Subjects(Forest forest, IntFunction<ThreadLinks> links) {
        this.forest = forest;
        this.links = links;
    }

    /** Merges threads, which are sorted by sent date; returns those that are left, not sorted. */
    static List<Integer> merge(Forest forest, List<Integer> roots, IntFunction<ThreadLinks> links) {
        Subjects subjects = new Subjects(forest, links);
        roots.forEach(subjects::enter);
        List<Integer> left = new ArrayList<>(roots.size());
        Map<Integer, Integer> placeOf = new HashMap<>(); // of roots in what is left
        for (int root : roots) {
            if (subjects.isOnItsOwn(root)) {
                placeOf.put(root, left.size());
                left.add(root);
            }
        }
        for (int root : roots) {
            if (!placeOf.containsKey(root)) {
                subjects.join(root, left, placeOf);
            }
        }
        return left;
    }

    private ThreadLinks links(int node) {
        return links.apply(forest.position(forest.first(node)));
    }

    private boolean isReply(int node) {
        return !forest.isDummy(node) && links(node).replyOrForward();
    }

    // (B): the message of each subject, best no reply, best of all a dummy
    private void enter(int root) {
        Subject subject = links(root).subject();
        if (subject.isEmpty()) {
            return;
        }
        Integer known = table.get(subject);
        if (known == null || !forest.isDummy(known) && (forest.isDummy(root) || isReply(known) && !isReply(root))) {
            table.put(subject, root);
        }
    }

    private boolean isOnItsOwn(int root) {
        Subject subject = links(root).subject();
        return subject.isEmpty() || table.get(subject) == root;
    }

    // (C)
    private void join(int root, List<Integer> left, Map<Integer, Integer> placeOf) {
        Subject subject = links(root).subject();
        int head = table.get(subject);
        if (forest.isDummy(head) && forest.isDummy(root)) {
            for (int child : forest.children(root)) {
                forest.addChild(head, child);
            }
            forest.clearChildren(root);
        } else if (forest.isDummy(head) || isReply(root) && !isReply(head)) {
            forest.addChild(head, root);
        } else {
            int dummy = forest.addDummy();
            forest.addChild(dummy, head);
            forest.addChild(dummy, root);
            table.put(subject, dummy);
            int place = placeOf.get(head);
            left.set(place, dummy);
            placeOf.put(dummy, place);
        }
    }
}
