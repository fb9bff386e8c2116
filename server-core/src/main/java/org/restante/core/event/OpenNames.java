package org.restante.core.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.restante.protocol.model.MailboxName;

/** The names of the mailboxes that are open: a handle outlives a renaming, and what happens then happens under the new name. */
final class OpenNames {
    private final Set<Entry> open = ConcurrentHashMap.newKeySet();

    /** The name of one open mailbox, until it is closed. */
    final class Entry implements AutoCloseable {
        private final String owner;
        private volatile MailboxName name;

        private Entry(String owner, MailboxName name) {
            this.owner = owner;
            this.name = name;
        }

        String owner() {
            return owner;
        }

        MailboxName name() {
            return name;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    Entry add(String owner, MailboxName name) {
        Entry entry = new Entry(owner, name);
        open.add(entry);
        return entry;
    }

    void rename(String owner, MailboxName from, MailboxName to) {
        for (Entry entry : open) {
            MailboxName name = entry.name;
            if (entry.owner.equals(owner) && (name.equals(from) || name.isBelow(from))) {
                entry.name = name.moved(from, to);
            }
        }
    }
}
