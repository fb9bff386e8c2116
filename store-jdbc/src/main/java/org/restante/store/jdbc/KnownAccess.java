package org.restante.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.function.Supplier;
import org.restante.protocol.model.MailboxName;
import org.restante.store.access.AccessList;

/**
 * The access lists of accounts that were asked for lately: every command asks for them, and most accounts have none. Only
 * where no other process can change them behind our back.
 */
final class KnownAccess {
    private static final int CAPACITY = 10_000;

    private final boolean alone;
    private final Cache<Long, Map<MailboxName, AccessList>> lists =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();
    private long generation; // one more for each change

    KnownAccess(Dialect dialect) {
        this.alone = dialect.isOnlyHere();
    }

    Map<MailboxName, AccessList> find(long account, Supplier<Map<MailboxName, AccessList>> read) {
        Map<MailboxName, AccessList> known = lists.getIfPresent(account);
        if (known != null) {
            return known;
        }
        long before = generation();
        Map<MailboxName, AccessList> found = read.get();
        if (alone) {
            keep(account, found, before);
        }
        return found;
    }

    private synchronized long generation() {
        return generation;
    }

    // What was read before a change is not kept after it.
    private synchronized void keep(long account, Map<MailboxName, AccessList> found, long readAt) {
        if (generation == readAt) {
            lists.put(account, found);
        }
    }

    synchronized void forget(long account) {
        generation++;
        lists.invalidate(account);
    }
}
