package org.restante.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidValidity;

/**
 * The mailboxes that somebody in this process has open, each once, and how many handles each has. The states of those closed lately are
 * kept too: a client that selects one mailbox after the other comes back.
 */
final class OpenMailboxes {
    private static final int CLOSED_MESSAGES = 500_000;
    private static final int LEAST_WEIGHT = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Shared> open = new HashMap<>();
    private final Cache<Long, MailboxLog.Loaded> closed = Caffeine.newBuilder()
            .maximumWeight(CLOSED_MESSAGES)
            .<Long, MailboxLog.Loaded>weigher(
                    (key, known) -> LEAST_WEIGHT + known.state().messages().size())
            .executor(Runnable::run)
            .build();

    private static final class Shared {
        private final OpenMailbox mailbox;
        private int handles;

        private Shared(OpenMailbox mailbox) {
            this.mailbox = mailbox;
        }
    }

    OpenMailbox acquire(Storage storage, long account, long key, UidValidity uidValidity) {
        lock.lock();
        try {
            Shared shared = open.computeIfAbsent(
                    key,
                    ignored -> new Shared(new OpenMailbox(
                            storage, account, key, uidValidity, Optional.ofNullable(closed.getIfPresent(key)))));
            shared.handles++;
            closed.invalidate(key);
            return shared.mailbox;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a handle back; the last one releases what has vanished. */
    void release(OpenMailbox mailbox) {
        lock.lock();
        try {
            Shared shared = open.get(mailbox.key());
            if (shared == null || shared.mailbox != mailbox || --shared.handles > 0) {
                return;
            }
            open.remove(mailbox.key());
            mailbox.known().ifPresent(known -> closed.put(mailbox.key(), known));
            mailbox.release(new ModSeq(Long.MAX_VALUE - 1)); // but not what a mailbox leaves that is deleted
        } finally {
            lock.unlock();
        }
    }

    /** Learns that a mailbox may have been changed by another process, if it is one. */
    void changed(long key) {
        find(key).ifPresent(OpenMailbox::poke);
    }

    private Optional<OpenMailbox> find(long key) {
        lock.lock();
        try {
            return Optional.ofNullable(open.get(key)).map(shared -> shared.mailbox);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the MODSEQ up to which each is known. */
    Map<Long, Long> known() {
        lock.lock();
        try {
            Map<Long, Long> known = new HashMap<>();
            open.forEach((key, shared) -> shared.mailbox
                    .known()
                    .ifPresent(loaded -> known.put(key, loaded.state().modSeq().value())));
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Learns that a mailbox has been deleted. */
    void vanish(long key) {
        lock.lock();
        try {
            closed.invalidate(key);
            Optional.ofNullable(open.remove(key)).ifPresent(shared -> shared.mailbox.vanish());
        } finally {
            lock.unlock();
        }
    }
}
