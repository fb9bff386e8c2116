package org.restante.server.mailbox;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.restante.protocol.model.MailboxName;
import org.restante.server.access.Guard;
import org.restante.server.access.GuardedMailbox;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.ObjectId;

/**
 * The open mailboxes of the server: one {@link SharedIndex} for each, whoever uses it. One that nobody uses any more
 * stays open for a while, since clients come back.
 */
public final class OpenMailboxes implements AutoCloseable {
    private static final int IDLE = 256;

    private final SummaryCache summaries;
    private final Map<ObjectId, Entry> open = new HashMap<>();
    private final Map<ObjectId, Entry> idle = new LinkedHashMap<>(); // in the order in which they fell idle

    private static final class Entry {
        final SharedIndex index;
        int users;

        Entry(SharedIndex index) {
            this.index = index;
        }
    }

    /** Makes the registry, with the cache that all mailboxes share. */
    public OpenMailboxes(SummaryCache summaries) {
        this.summaries = summaries;
    }

    /**
     * Opens a mailbox. Whoever opens it closes it, once.
     *
     * @throws org.restante.store.StoreException NONEXISTENT if there is none of this name
     */
    public Lease open(Account account, MailboxName name) {
        Mailbox opened = account.open(name);
        Guard guard = opened instanceof GuardedMailbox guarded ? guarded.guard() : Guard.NONE;
        Mailbox handle = opened instanceof GuardedMailbox guarded ? guarded.unguarded() : opened;
        synchronized (this) {
            Entry entry = open.get(handle.id());
            if (entry == null) {
                entry = new Entry(new SharedIndex(handle, summaries));
                open.put(handle.id(), entry);
            } else {
                handle.close();
                idle.remove(entry.index.id());
            }
            entry.users++;
            return new Lease(entry, new MailboxIndex(entry.index, guard));
        }
    }

    /** Returns how many leases have not been given back. */
    public synchronized int leases() {
        return open.values().stream().mapToInt(entry -> entry.users).sum();
    }

    private synchronized void giveBack(Entry entry) {
        if (--entry.users == 0) {
            idle.put(entry.index.id(), entry);
            Iterator<Entry> eldest = idle.values().iterator();
            while (idle.size() > IDLE) {
                Entry closing = eldest.next();
                eldest.remove();
                open.remove(closing.index.id());
                closing.index.close();
            }
        }
    }

    /** Closes every mailbox; no lease is of any use afterwards. */
    @Override
    public synchronized void close() {
        open.values().forEach(entry -> entry.index.close());
        open.clear();
        idle.clear();
    }

    /** The right to use an open mailbox until it is given back. */
    public final class Lease implements AutoCloseable {
        private final Entry entry;
        private final MailboxIndex index;

        private Lease(Entry entry, MailboxIndex index) {
            this.entry = entry;
            this.index = index;
        }

        /** Returns the mailbox, with the rights of whoever opened it. */
        public MailboxIndex index() {
            return index;
        }

        @Override
        public void close() {
            giveBack(entry);
        }
    }
}
