package org.restante.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Watch;

/**
 * Which mailboxes have which names, as far as it was asked lately: clients select the same few again and again. Only where
 * no other process can rename or delete a mailbox behind our back.
 */
final class KnownMailboxes {
    private static final int CAPACITY = 10_000;

    private final boolean alone;
    private final Cache<Name, MailboxTree.Entry> entries =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();
    private final Map<Long, Set<Runnable>> watchers = new ConcurrentHashMap<>();
    private long generation; // one more for each change of a tree

    private record Name(long account, MailboxName name) {}

    KnownMailboxes(Dialect dialect) {
        this.alone = dialect.isOnlyHere();
    }

    /** Finds a mailbox, and reads from the database what is not known. */
    Optional<MailboxTree.Entry> find(long account, MailboxName name, Supplier<Optional<MailboxTree.Entry>> read) {
        Name key = new Name(account, name);
        MailboxTree.Entry known = entries.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        long before = generation();
        Optional<MailboxTree.Entry> found = read.get();
        if (alone) {
            found.ifPresent(entry -> keep(key, entry, before));
        }
        return found;
    }

    private synchronized long generation() {
        return generation;
    }

    // What was read before a change is not kept after it.
    private synchronized void keep(Name key, MailboxTree.Entry entry, long readAt) {
        if (generation == readAt) {
            entries.put(key, entry);
        }
    }

    /** Forgets the names of an account, whose tree has changed, and tells those who watch it. */
    void forget(long account) {
        drop(account);
        poke(account);
    }

    /** Tells those who watch the tree of an account, if it is one. */
    void poke(long account) {
        watchers.getOrDefault(account, Set.of()).forEach(Runnable::run);
    }

    /** Tells all who watch a tree. */
    void pokeAll() {
        watchers.keySet().forEach(this::poke);
    }

    private synchronized void drop(long account) {
        generation++;
        entries.asMap().keySet().removeIf(name -> name.account() == account);
    }

    /** Calls whenever the tree of an account may have changed. */
    Watch watch(long account, Runnable poke) {
        Runnable own = poke::run; // an object for each watch, even if they share what they call
        watchers.compute(account, (key, there) -> {
            Set<Runnable> all = there == null ? ConcurrentHashMap.newKeySet() : there;
            all.add(own);
            return all;
        });
        return () -> watchers.computeIfPresent(account, (key, there) -> {
            there.remove(own);
            return there.isEmpty() ? null : there;
        });
    }
}
