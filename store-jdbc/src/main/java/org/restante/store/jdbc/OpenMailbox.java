package org.restante.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.MailboxState;
import org.restante.store.StoreException;
import org.restante.store.Watch;

/** What this process knows of one mailbox, shared by all handles on it: its state, who listens, who may still look. */
final class OpenMailbox {
    // A snapshot of a large mailbox costs more, so it is written for more commits.
    private static final int MESSAGES_A_COMMIT = 20;

    private final Storage storage;
    private final long account;
    private final long key;
    private final UidValidity uidValidity;
    private final Commits commits = new Commits(this);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Unreleased unreleased = new Unreleased();
    private final AtomicBoolean snapshotting = new AtomicBoolean();
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicInteger readings = new AtomicInteger(); // one more at the beginning and at the end of each
    private volatile Optional<MailboxLog.Loaded> known;
    private volatile boolean deleted;

    OpenMailbox(Storage storage, long account, long key, UidValidity uidValidity, Optional<MailboxLog.Loaded> known) {
        this.storage = storage;
        this.account = account;
        this.key = key;
        this.uidValidity = uidValidity;
        this.known = known;
    }

    /** Returns the key of the mailbox in the database. */
    long key() {
        return key;
    }

    /** Returns the key of the account that it belongs to. */
    long account() {
        return account;
    }

    UidValidity uidValidity() {
        return uidValidity;
    }

    Storage storage() {
        return storage;
    }

    Commits commits() {
        return commits;
    }

    /** Returns the state as far as it is known, for whoever opens the mailbox next. */
    Optional<MailboxLog.Loaded> known() {
        return known;
    }

    /** Returns the state of now. */
    MailboxState state() {
        return storage.database().dialect().isOnlyHere() ? latest() : refresh();
    }

    /** Returns the state as it is known here; other processes may have gone on from it. */
    MailboxState latest() {
        checkThere();
        Optional<MailboxLog.Loaded> now = known;
        return now.isPresent() ? now.get().state() : refresh();
    }

    /** Reads what the database has beyond what is known. */
    MailboxState refresh() {
        int asked = readings.get();
        reading.lock();
        try {
            checkThere();
            if (known.isPresent() && readings.get() > asked + 1) {
                return known.get().state(); // whoever had the lock before began to read after this was asked
            }
            Optional<MailboxLog.Loaded> now = read();
            if (now.isEmpty()) {
                vanish();
                checkThere();
            }
            return advance(now.get());
        } finally {
            reading.unlock();
        }
    }

    private Optional<MailboxLog.Loaded> read() {
        readings.incrementAndGet();
        try {
            return storage.database().read(connection -> storage.log().next(connection, key, known));
        } finally {
            readings.incrementAndGet();
        }
    }

    // What was read may be older than what was committed meanwhile.
    private MailboxState advance(MailboxLog.Loaded next) {
        reading.lock();
        try {
            boolean newer = known.isEmpty()
                    || known.get().state().modSeq().compareTo(next.state().modSeq()) <= 0;
            if (newer) {
                known.ifPresent(before -> unreleased.add(before.state(), next.state()));
                known = Optional.of(next);
            }
            return known.orElseThrow().state();
        } finally {
            reading.unlock();
        }
    }

    /** Reads the state of now within a transaction that holds the mailbox, if it is there still. */
    MailboxState held(Connection connection) throws SQLException {
        return storage.log()
                .next(connection, key, known)
                .map(MailboxLog.Loaded::state)
                .orElseThrow(OpenMailbox::gone);
    }

    /** Makes known what has been committed. */
    void publish(Advance advance) {
        if (advance.changesNothing()) {
            return;
        }
        known.ifPresent(before -> advance(new MailboxLog.Loaded(advance.before(), before.snapshot())));
        ModSeq snapshot = known.orElseThrow().snapshot();
        advance(new MailboxLog.Loaded(advance.after(), snapshot));
        poke();
        storage.neighbours().tell(key);
        long logged = advance.after().modSeq().value() - snapshot.value();
        int messages = advance.after().messages().size();
        if (logged >= Math.max(storage.settings().snapshotInterval(), messages / MESSAGES_A_COMMIT)
                && snapshotting.compareAndSet(false, true)) {
            storage.housekeeping().submit(this::writeSnapshot);
        }
    }

    private void writeSnapshot() {
        try {
            MailboxState state = known.orElseThrow().state();
            ModSeq snapshot =
                    storage.database().transact(connection -> storage.log().writeSnapshot(connection, key, state));
            reading.lock();
            try {
                known = known.map(now -> new MailboxLog.Loaded(now.state(), snapshot));
            } finally {
                reading.unlock();
            }
        } finally {
            snapshotting.set(false);
        }
    }

    /** Learns that the mailbox has been deleted. */
    void vanish() {
        deleted = true;
        poke();
    }

    /** Throws NONEXISTENT if the mailbox has been deleted. */
    void checkThere() {
        if (deleted) {
            throw gone();
        }
    }

    private static StoreException gone() {
        return new StoreException(StoreException.Code.NONEXISTENT, "The mailbox has been deleted");
    }

    /** Returns those of these messages that are there, or have vanished but were not let go of. */
    UidSet readable(UidSet uids) {
        return state().messages().existing(uids).union(unreleased.of(uids));
    }

    /** Returns whether the octets of a message may be read: it is there, or somebody may still see it. */
    boolean isReadable(long uid) {
        return latest().messages().contains(uid)
                || unreleased.contains(uid)
                || state().messages().contains(uid);
    }

    /** Returns whether a message has vanished, as far as it is known here. */
    boolean hasVanished(long uid) {
        return !latest().messages().contains(uid);
    }

    /** Lets messages go that vanished with this MODSEQ or before. */
    void release(ModSeq upTo) {
        boolean something = unreleased.release(upTo);
        if (something && storage.sweepsAtOnce()) {
            storage.housekeeping().submit(() -> Sweep.expunged(storage, key, upTo));
        }
    }

    Watch watch(Runnable poke) {
        Runnable listener = poke::run; // so that one who listens twice is two
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Wakes who listens. */
    void poke() {
        listeners.forEach(Runnable::run);
    }
}
