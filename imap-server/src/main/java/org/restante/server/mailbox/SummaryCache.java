package org.restante.server.mailbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import org.restante.protocol.model.UidSet;
import org.restante.store.Mailbox;
import org.restante.store.MessageSummary;
import org.restante.store.ObjectId;

/** The summaries that were used lately, of all mailboxes together, bounded by the octets they take. */
public final class SummaryCache {
    private static final int OVERHEAD = 160; // octets of objects around an entry

    private record Key(ObjectId mailbox, long uid) {}

    private final Cache<Key, MessageSummary> cache;
    private final DerivedCache derived;

    /** Makes a cache of at most so many octets, and half as much again for what follows from summaries; 0 for none. */
    public SummaryCache(long octets) {
        this.cache = Caffeine.newBuilder()
                .maximumWeight(octets)
                .weigher((Key key, MessageSummary value) ->
                        OVERHEAD + value.summary().length())
                .executor(Runnable::run)
                .build();
        this.derived = new DerivedCache(octets / 2);
    }

    /** Returns what is kept of what follows from summaries. */
    DerivedCache derived() {
        return derived;
    }

    /** Returns the summaries of those of these messages that are there; asks the store only for the unknown ones. */
    Map<Long, MessageSummary> read(ObjectId id, Mailbox mailbox, UidSet uids) {
        Map<Long, MessageSummary> found = new HashMap<>();
        UidSet.Builder unknown = UidSet.builder();
        uids.forEach(uid -> {
            MessageSummary summary = cache.getIfPresent(new Key(id, uid));
            if (summary == null) {
                unknown.add(uid);
            } else {
                found.put(uid, summary);
            }
        });
        UidSet asked = unknown.build();
        if (!asked.isEmpty()) {
            mailbox.summaries(asked, summary -> {
                cache.put(new Key(id, summary.uid()), summary);
                found.put(summary.uid(), summary);
            });
        }
        return found;
    }
}
