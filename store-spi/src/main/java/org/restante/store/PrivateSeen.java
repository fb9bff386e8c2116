package org.restante.store;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.restante.protocol.model.UidSet;

/**
 * Which messages of a mailbox have {@code \Seen} for one user alone, who reads the mailbox of somebody else ({@link
 * Feature#PRIVATE_SEEN}). Immutable.
 *
 * @param readers for each user the messages, at least one, all of which are there
 */
public record PrivateSeen(SortedMap<String, UidSet> readers) {
    /** Nobody has seen anything. */
    public static final PrivateSeen NONE = new PrivateSeen(new TreeMap<>());

    public PrivateSeen {
        readers = Collections.unmodifiableSortedMap(new TreeMap<>(readers));
    }

    /** Returns what a user has seen. */
    public UidSet of(String reader) {
        return readers.getOrDefault(reader, UidSet.EMPTY);
    }

    /** Returns who has seen a message. */
    public Set<String> readersOf(long uid) {
        Set<String> readersOf = new TreeSet<>();
        readers.forEach((reader, seen) -> {
            if (seen.contains(uid)) {
                readersOf.add(reader);
            }
        });
        return readersOf;
    }

    /** Returns what has been seen after these changes, one after the other. */
    public PrivateSeen with(List<SeenChange> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        SortedMap<String, UidSet> next = new TreeMap<>(readers);
        for (SeenChange change : changes) {
            UidSet before = next.getOrDefault(change.reader(), UidSet.EMPTY);
            put(next, change.reader(), before.union(change.seen()).minus(change.unseen()));
        }
        return new PrivateSeen(next);
    }

    /** Returns what has been seen of the messages that are left when these have vanished. */
    public PrivateSeen without(UidSet vanished) {
        if (readers.isEmpty()) {
            return this;
        }
        SortedMap<String, UidSet> next = new TreeMap<>();
        readers.forEach((reader, seen) -> put(next, reader, seen.minus(vanished)));
        return new PrivateSeen(next);
    }

    private static void put(SortedMap<String, UidSet> readers, String reader, UidSet seen) {
        if (seen.isEmpty()) {
            readers.remove(reader);
        } else {
            readers.put(reader, seen);
        }
    }
}
