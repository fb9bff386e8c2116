package org.restante.store.maildir;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.restante.store.MessageAnnotations;
import org.restante.store.StoreException;

/**
 * The annotations of a mailbox's messages, as our log has them. Who commits changes them, under the lock of the mailbox; who
 * reads needs none. They are in memory while the mailbox is open, so how much that may be has a limit.
 */
final class KeptAnnotations {
    /** How many octets the annotations of a mailbox may have, as far as users add to them. */
    static final long CAPACITY = 64 << 20;

    private volatile Map<Long, MessageAnnotations> messages = new ConcurrentHashMap<>();
    private long octets;

    /** Returns those of a message that is there. */
    MessageAnnotations of(long uid) {
        return messages.getOrDefault(uid, MessageAnnotations.NONE);
    }

    /** Puts those that the log has in the place of all. */
    void load(Map<Long, MessageAnnotations> all) {
        messages = new ConcurrentHashMap<>(all);
        octets = sizeOf(all.values());
    }

    /** Learns of a change. */
    void apply(Delta delta) {
        if (delta.annotations().isEmpty() && messages.isEmpty()) {
            return;
        }
        octets += growth(delta);
        delta.annotate(messages);
    }

    /**
     * Refuses a change that brings more than there is room for.
     *
     * @throws StoreException LIMIT
     */
    void requireRoom(Delta delta) {
        if (!delta.annotations().isEmpty()) {
            long growth = growth(delta);
            if (growth > 0 && octets + growth > CAPACITY) {
                throw new StoreException(
                        StoreException.Code.LIMIT, "The mailbox has no room for more annotations of messages");
            }
        }
    }

    private long growth(Delta delta) {
        long growth = sizeOf(delta.annotations().values());
        for (long uid : delta.annotations().keySet()) {
            growth -= sizeOf(of(uid));
        }
        for (long uid : delta.vanished().stream().toArray()) {
            growth -= sizeOf(of(uid));
        }
        return growth;
    }

    private static long sizeOf(Collection<MessageAnnotations> all) {
        return all.stream().mapToLong(KeptAnnotations::sizeOf).sum();
    }

    private static long sizeOf(MessageAnnotations annotations) {
        long size = annotations.values().values().stream()
                .mapToLong(value -> value.length)
                .sum();
        return size
                + annotations.changes().keySet().stream()
                        .mapToLong(key -> key.entry().length()
                                + key.reader().map(String::length).orElse(0))
                        .sum();
    }
}
