package org.restante.store.maildir;

import java.util.ArrayDeque;
import java.util.Deque;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.VanishedLog;

/** Messages that have vanished and may still be looked at, oldest first. Safe for use by many threads. */
final class Unreleased {
    private final Deque<VanishedLog.Entry> entries = new ArrayDeque<>();

    synchronized void add(ModSeq modSeq, UidSet uids) {
        entries.add(new VanishedLog.Entry(modSeq, uids));
    }

    /** Takes out what vanished with this MODSEQ or before. */
    synchronized UidSet release(ModSeq upTo) {
        UidSet.Builder released = UidSet.builder();
        while (!entries.isEmpty() && entries.peek().modSeq().compareTo(upTo) <= 0) {
            released.addAll(entries.remove().uids());
        }
        return released.build();
    }

    synchronized UidSet of(UidSet uids) {
        UidSet.Builder some = UidSet.builder();
        entries.forEach(entry -> some.addAll(entry.uids().intersect(uids)));
        return some.build();
    }
}
