package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;

/**
 * Which messages no session has been told of as {@code \Recent} (RFC 3501 section 2.3.2): those from a certain UID on.
 * Where this process is alone, claims are written behind, so a crash may bring some back; where there are others, a
 * claim is one that the database has confirmed.
 */
final class Recents {
    private final Storage storage;
    private final boolean alone;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Long> from = new HashMap<>(); // as far as it is known; others may have claimed more

    Recents(Storage storage) {
        this.storage = storage;
        this.alone = storage.database().dialect().isOnlyHere();
    }

    UidSet recent(OpenMailbox mailbox) {
        return recent(mailbox.state(), alone ? known(mailbox.key()) : reread(mailbox.key()));
    }

    private static UidSet recent(MailboxState state, long first) {
        return first >= state.uidNext()
                ? UidSet.EMPTY
                : state.messages().existing(UidSet.range(first, state.uidNext() - 1));
    }

    UidSet claim(OpenMailbox mailbox) {
        MailboxState state = mailbox.state();
        return alone ? claimHere(mailbox.key(), state) : claimAmongOthers(mailbox.key(), state);
    }

    private UidSet claimHere(long mailbox, MailboxState state) {
        lock.lock();
        try {
            UidSet recent = recent(state, known(mailbox));
            if (from.get(mailbox) < state.uidNext()) {
                from.put(mailbox, state.uidNext());
                storage.housekeeping().submit(() -> write(mailbox));
            }
            return recent;
        } finally {
            lock.unlock();
        }
    }

    private UidSet claimAmongOthers(long mailbox, MailboxState state) {
        for (long first = known(mailbox); first < state.uidNext(); first = reread(mailbox)) {
            if (claimed(mailbox, first, state.uidNext())) {
                note(mailbox, state.uidNext());
                return recent(state, first);
            }
        }
        return UidSet.EMPTY;
    }

    private boolean claimed(long mailbox, long first, long next) {
        return storage.database()
                        .transact(connection -> Sql.update(
                                connection,
                                "UPDATE mailbox SET recent_from = ? WHERE id = ? AND recent_from = ?",
                                next,
                                mailbox,
                                first))
                > 0;
    }

    private long known(long mailbox) {
        lock.lock();
        try {
            return from.computeIfAbsent(mailbox, this::read);
        } finally {
            lock.unlock();
        }
    }

    private long reread(long mailbox) {
        long first = read(mailbox);
        note(mailbox, first);
        return first;
    }

    private void note(long mailbox, long first) {
        lock.lock();
        try {
            from.merge(mailbox, first, Math::max);
        } finally {
            lock.unlock();
        }
    }

    // Of a mailbox that is no more nothing is recent.
    private long read(long mailbox) {
        return storage.database().read(connection -> read(connection, mailbox));
    }

    private static long read(Connection connection, long mailbox) throws SQLException {
        return Sql.first(connection, row -> row.getLong(1), "SELECT recent_from FROM mailbox WHERE id = ?", mailbox)
                .orElse(UidSet.MAX_UID + 1);
    }

    private void write(long mailbox) {
        long first = known(mailbox);
        storage.database()
                .transact(connection -> Sql.update(
                        connection,
                        "UPDATE mailbox SET recent_from = ? WHERE id = ? AND recent_from < ?",
                        first,
                        mailbox,
                        first));
    }
}
