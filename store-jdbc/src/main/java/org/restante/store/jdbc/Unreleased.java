package org.restante.store.jdbc;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.VanishedLog;

/** Messages that have vanished while somebody in this process may still look at them. */
final class Unreleased {
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Entry> entries = new ArrayDeque<>(); // oldest first

    private record Entry(ModSeq modSeq, UidSet uids) {}

    void add(ModSeq modSeq, UidSet uids) {
        if (uids.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            entries.add(new Entry(modSeq, uids));
        } finally {
            lock.unlock();
        }
    }

    /** Adds what vanished between two states of the mailbox, each with its MODSEQ as far as that is remembered. */
    void add(MailboxState before, MailboxState after) {
        if (after.vanished().horizon().compareTo(before.modSeq()) > 0) {
            add(after.modSeq(), before.messages().uids().minus(after.messages().uids()));
            return;
        }
        for (VanishedLog.Entry entry : after.vanished().entries()) {
            if (entry.modSeq().compareTo(before.modSeq()) > 0) {
                add(entry.modSeq(), entry.uids());
            }
        }
    }

    UidSet of(UidSet uids) {
        lock.lock();
        try {
            UidSet.Builder known = UidSet.builder();
            entries.forEach(entry -> known.addAll(entry.uids().intersect(uids)));
            return known.build();
        } finally {
            lock.unlock();
        }
    }

    boolean contains(long uid) {
        lock.lock();
        try {
            return entries.stream().anyMatch(entry -> entry.uids().contains(uid));
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what vanished with this MODSEQ or before, and returns whether there was something. */
    boolean release(ModSeq upTo) {
        lock.lock();
        try {
            return entries.removeIf(entry -> entry.modSeq().compareTo(upTo) <= 0);
        } finally {
            lock.unlock();
        }
    }
}
