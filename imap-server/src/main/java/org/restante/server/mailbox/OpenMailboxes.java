package org.restante.server.mailbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.core.connection.Faults;
import org.restante.protocol.model.MailboxName;
import org.restante.server.access.Guard;
import org.restante.server.access.GuardedMailbox;
import org.restante.server.access.OpenHandles;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open mailboxes of the server: one {@link SharedIndex} for each, whoever uses it. One that nobody uses any more
 * stays open for a while, since clients come back.
 */
public final class OpenMailboxes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenMailboxes.class);
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
        GuardedMailbox opened = guarded(account.open(name));
        OpenHandles.Handle handle = opened.handle().orElseThrow();
        try {
            Entry entry = entry(opened.unguarded());
            return new Lease(
                    handle.closedBy(() -> giveBack(entry)),
                    new MailboxIndex(entry.index, opened.guard(), opened.handles()));
        } catch (RuntimeException | Error failure) {
            Faults.contain(LOG, "Closing a mailbox", handle::close);
            throw failure;
        }
    }

    // An account that nobody guards is of no session either: whoever has a link to a message (RFC 4467) reads that
    // alone.
    private static GuardedMailbox guarded(Mailbox opened) {
        if (opened instanceof GuardedMailbox guarded) {
            return guarded;
        }
        OpenHandles handles = new OpenHandles("");
        OpenHandles.Handle handle = handles.add("mailbox", OpenHandles.Until.END_OF_SESSION, opened::close);
        return new GuardedMailbox(opened, Guard.NONE, handles, Optional.of(handle));
    }

    // The store is never asked for anything while others wait here: it may be slow, or not return at all.
    private Entry entry(Mailbox handle) {
        Optional<Entry> known = use(handle.id());
        if (known.isPresent()) {
            Faults.contain(LOG, "Closing a mailbox", handle::close);
            return known.get();
        }
        SharedIndex fresh = new SharedIndex(handle, summaries);
        Entry entry = use(fresh);
        if (entry.index != fresh) {
            fresh.close(); // somebody else was quicker
        }
        return entry;
    }

    private synchronized Optional<Entry> use(ObjectId id) {
        Optional<Entry> known = Optional.ofNullable(open.get(id));
        known.ifPresent(entry -> {
            idle.remove(id);
            entry.users++;
        });
        return known;
    }

    private synchronized Entry use(SharedIndex fresh) {
        return use(fresh.id()).orElseGet(() -> {
            Entry entry = new Entry(fresh);
            entry.users++;
            open.put(fresh.id(), entry);
            return entry;
        });
    }

    /** Returns how many leases have not been given back. */
    public synchronized int leases() {
        return open.values().stream().mapToInt(entry -> entry.users).sum();
    }

    private void giveBack(Entry entry) {
        rest(entry).forEach(SharedIndex::close);
    }

    // Returns what has been idle for longest, and is to be closed.
    private synchronized List<SharedIndex> rest(Entry entry) {
        List<SharedIndex> closing = new ArrayList<>();
        if (--entry.users == 0) {
            idle.put(entry.index.id(), entry);
            Iterator<Entry> eldest = idle.values().iterator();
            while (idle.size() > IDLE) {
                SharedIndex index = eldest.next().index;
                eldest.remove();
                open.remove(index.id());
                closing.add(index);
            }
        }
        return closing;
    }

    /** Closes every mailbox; no lease is of any use afterwards. */
    @Override
    public void close() {
        takeAll().forEach(SharedIndex::close);
    }

    private synchronized List<SharedIndex> takeAll() {
        List<SharedIndex> all = open.values().stream().map(entry -> entry.index).toList();
        open.clear();
        idle.clear();
        return all;
    }

    /** The right to use an open mailbox until it is given back. */
    public static final class Lease implements AutoCloseable {
        private final OpenHandles.Handle handle;
        private final MailboxIndex index;

        private Lease(OpenHandles.Handle handle, MailboxIndex index) {
            this.handle = handle;
            this.index = index;
        }

        /** Returns the mailbox, with the rights of whoever opened it. */
        public MailboxIndex index() {
            return index;
        }

        @Override
        public void close() {
            handle.close();
        }
    }
}
