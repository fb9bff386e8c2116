package org.restante.store.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;
import org.restante.protocol.model.MailboxName;

/**
 * Which mailboxes have which names, as far as it was asked lately: clients select the same few again and again. Only where
 * no other process can rename or delete a mailbox behind our back.
 */
final class KnownMailboxes {
    private static final int CAPACITY = 10_000;

    private final boolean alone;
    private final Cache<Name, MailboxTree.Entry> entries =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();
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

    /** Forgets the names of an account, whose tree has changed. */
    synchronized void forget(long account) {
        generation++;
        entries.asMap().keySet().removeIf(name -> name.account() == account);
    }
}
