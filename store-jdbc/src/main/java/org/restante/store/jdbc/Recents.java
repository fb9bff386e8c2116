package org.restante.store.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;

/**
 * Which messages no session has been told of as {@code \Recent} (RFC 3501 section 2.3.2): those from a certain UID on.
 * Claims are written behind, so a crash may bring some back.
 */
final class Recents {
    private final Storage storage;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Long> from = new HashMap<>();

    Recents(Storage storage) {
        this.storage = storage;
    }

    UidSet recent(OpenMailbox mailbox) {
        lock.lock();
        try {
            return recent(mailbox.key(), mailbox.state());
        } finally {
            lock.unlock();
        }
    }

    private UidSet recent(long mailbox, MailboxState state) {
        long first = from.computeIfAbsent(mailbox, this::read);
        return first >= state.uidNext()
                ? UidSet.EMPTY
                : Planner.existing(state, UidSet.range(first, state.uidNext() - 1));
    }

    UidSet claim(OpenMailbox mailbox) {
        lock.lock();
        try {
            MailboxState state = mailbox.state();
            UidSet recent = recent(mailbox.key(), state);
            if (from.get(mailbox.key()) < state.uidNext()) {
                from.put(mailbox.key(), state.uidNext());
                storage.housekeeping().submit(() -> write(mailbox.key()));
            }
            return recent;
        } finally {
            lock.unlock();
        }
    }

    private long read(long mailbox) {
        return storage.database().transact(connection -> Sql.first(
                        connection, row -> row.getLong(1), "SELECT recent_from FROM mailbox WHERE id = ?", mailbox)
                .orElse(1L));
    }

    private void write(long mailbox) {
        long first;
        lock.lock();
        try {
            first = from.get(mailbox);
        } finally {
            lock.unlock();
        }
        storage.database()
                .transact(connection -> Sql.update(
                        connection,
                        "UPDATE mailbox SET recent_from = ? WHERE id = ? AND recent_from < ?",
                        first,
                        mailbox,
                        first));
    }
}
