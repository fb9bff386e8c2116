package org.restante.store.maildir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.restante.protocol.model.ModSeq;

/**
 * The mailboxes that somebody has open, each once, and how many handles each has. Those that nobody has open any more stay
 * loaded for a while: a client that selects one mailbox after the other comes back.
 */
final class OpenMailboxes {
    private static final int MAX_IDLE = 256;
    private static final int MAX_IDLE_MESSAGES = 500_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Path, Shared> open = new HashMap<>();
    private final Map<OpenMailbox, Shared> idle = new LinkedHashMap<>(); // the longest idle first

    private static final class Shared {
        private final OpenMailbox mailbox;
        private int handles;

        private Shared(OpenMailbox mailbox) {
            this.mailbox = mailbox;
        }
    }

    /** Returns the mailbox in a folder, with one more handle. */
    OpenMailbox acquire(Path folder, Supplier<OpenMailbox> maker) {
        lock.lock();
        try {
            Shared shared = open.get(folder);
            if (shared != null && shared.mailbox.isDeleted()) {
                open.remove(folder);
                idle.remove(shared.mailbox);
                shared = null;
            }
            if (shared == null) {
                shared = new Shared(maker.get());
                open.put(folder, shared);
            }
            shared.handles++;
            idle.remove(shared.mailbox);
            return shared.mailbox;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a handle back; the last one releases what has vanished. */
    void release(OpenMailbox mailbox) {
        lock.lock();
        try {
            Shared shared = open.get(mailbox.files.folder());
            if (shared == null || shared.mailbox != mailbox || --shared.handles > 0) {
                return;
            }
            mailbox.release(new ModSeq(Long.MAX_VALUE));
            if (mailbox.isDeleted()) {
                open.remove(mailbox.files.folder());
                return;
            }
            idle.put(mailbox, shared);
            evict();
        } finally {
            lock.unlock();
        }
    }

    private void evict() {
        long messages = idle.keySet().stream()
                .mapToLong(mailbox -> mailbox.published().messages().size())
                .sum();
        Iterator<OpenMailbox> longest = idle.keySet().iterator();
        while (longest.hasNext() && (idle.size() > MAX_IDLE || messages > MAX_IDLE_MESSAGES)) {
            OpenMailbox mailbox = longest.next();
            messages -= mailbox.published().messages().size();
            longest.remove();
            open.remove(mailbox.files.folder());
            mailbox.putAway();
        }
    }

    /** Returns whether somebody has the mailbox in a folder open; one that is only loaded is put away. */
    boolean isInUse(Path folder) {
        lock.lock();
        try {
            Shared shared = open.get(folder);
            if (shared == null || shared.handles > 0) {
                return shared != null;
            }
            open.remove(folder);
            idle.remove(shared.mailbox);
            shared.mailbox.putAway();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the mailbox in a folder, if it is loaded. */
    Optional<OpenMailbox> find(Path folder) {
        lock.lock();
        try {
            return Optional.ofNullable(open.get(folder))
                    .map(shared -> shared.mailbox)
                    .filter(mailbox -> !mailbox.isDeleted());
        } finally {
            lock.unlock();
        }
    }

    /** Learns that a mailbox has been deleted. */
    void remove(OpenMailbox mailbox) {
        lock.lock();
        try {
            Shared shared = open.get(mailbox.files.folder());
            if (shared != null && shared.mailbox == mailbox) {
                open.remove(mailbox.files.folder());
            }
            idle.remove(mailbox);
        } finally {
            lock.unlock();
        }
    }

    /** Learns that folders have other names. */
    void moved(Map<OpenMailbox, Path> folders) {
        lock.lock();
        try {
            Map<OpenMailbox, Shared> moving = new LinkedHashMap<>();
            folders.keySet().forEach(mailbox -> {
                Shared shared = open.remove(mailbox.files.folder());
                if (shared != null) {
                    moving.put(mailbox, shared);
                }
            });
            moving.forEach((mailbox, shared) -> {
                mailbox.files.moved(folders.get(mailbox));
                open.put(folders.get(mailbox), shared);
            });
        } finally {
            lock.unlock();
        }
    }

    /** Puts all away that nobody has open, and what somebody has as well. */
    void close() {
        lock.lock();
        try {
            List<Shared> all = new ArrayList<>(open.values());
            open.clear();
            idle.clear();
            all.forEach(shared -> shared.mailbox.putAway());
        } finally {
            lock.unlock();
        }
    }
}
