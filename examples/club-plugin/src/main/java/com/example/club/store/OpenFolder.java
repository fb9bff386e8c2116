package com.example.club.store;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.restante.protocol.model.ModSeq;

/**
 * What this process knows of a mailbox besides its index: who watches it, and which messages have vanished that somebody may
 * still look at. The store's lock guards all but the listeners.
 */
final class OpenFolder {
    private record Gone(ModSeq modSeq, SortedMap<Long, Place> places) {}

    private final ArrayDeque<Gone> unreleased = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long end;
    private int handles;

    /** A registration: an object of its own, though the same poke may be registered twice. */
    static final class Listener {
        private final Runnable poke;

        Listener(Runnable poke) {
            this.poke = poke;
        }
    }

    OpenFolder(Folder folder) {
        folder.places().forEach((uid, place) -> end = Math.max(end, place.end(uid)));
    }

    /** Returns where the next entry goes: behind every message that may still be read. */
    long end() {
        return end;
    }

    void end(long next) {
        end = next;
    }

    void vanished(ModSeq modSeq, SortedMap<Long, Place> places) {
        unreleased.add(new Gone(modSeq, places));
    }

    void release(ModSeq upTo) {
        while (!unreleased.isEmpty() && unreleased.peek().modSeq().compareTo(upTo) <= 0) {
            unreleased.remove();
        }
    }

    /** Returns where the messages lie that have vanished and were not let go of. */
    SortedMap<Long, Place> unreleased() {
        SortedMap<Long, Place> all = new TreeMap<>();
        unreleased.forEach(gone -> all.putAll(gone.places()));
        return all;
    }

    Optional<Place> unreleased(long uid) {
        return Optional.ofNullable(unreleased().get(uid));
    }

    /** Says that the zip file was written anew. */
    void moved(Map<Long, Place> places, long newEnd) {
        end = newEnd;
        for (Iterator<Gone> each = unreleased.iterator(); each.hasNext(); ) {
            each.next().places().replaceAll((uid, old) -> places.get(uid));
        }
    }

    Listener watch(Runnable poke) {
        Listener listener = new Listener(poke);
        listeners.add(listener);
        return listener;
    }

    void unwatch(Listener listener) {
        listeners.remove(listener);
    }

    void poke() {
        listeners.forEach(listener -> listener.poke.run());
    }

    void opened() {
        handles++;
    }

    /** Returns whether that was the last handle. */
    boolean closed() {
        return --handles == 0;
    }
}
