package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageTable;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process knows of one mailbox, shared by all handles on it. One lock for all that changes: commits, and catching
 * up with what others did. Who reads takes the state as it was last published.
 */
final class OpenMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(OpenMailbox.class);
    private static final AtomicLong NUMBERS = new AtomicLong();

    // Times of folders have a grain of some milliseconds: what changes twice within it looks unchanged.
    private static final long GRAIN_MILLIS = 200;

    private static final int SPARE_LINES = 200;

    final Storage storage;
    final Identity identity;
    final AccountUsage usage;
    final MailboxFiles files;
    final UidListFile uidList;
    final KeywordFile keywords;
    final SummaryFile summaries;
    final KeptAnnotations annotations = new KeptAnnotations();
    final Unreleased unreleased = new Unreleased();
    final ReentrantLock lock = new ReentrantLock();

    /** Files that the UID list has and the state has not: gone, or not seen yet. */
    final Map<String, UidList.Entry> assigned = new HashMap<>();

    /** No UID from this on is in the UID list. */
    long listNext = 1;

    volatile boolean dirtyCur = true;
    volatile boolean dirtyNew = true;

    private final long number = NUMBERS.incrementAndGet();
    private final Commits commits = new Commits(this);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile MailboxState state = MailboxState.NEW;
    private volatile Optional<MailboxFiles.Stamps> stamps = Optional.empty();
    private volatile long lookAgainAt = Long.MAX_VALUE; // in milliseconds since 1970
    private volatile boolean watched;
    private volatile boolean deleted;
    private volatile boolean loaded;
    private Optional<MailboxLog> log = Optional.empty();
    private boolean stagedAreKept;
    private long recentFrom = 1;
    private long unsettledSince;

    OpenMailbox(Storage storage, Identity identity, AccountUsage usage, Path folder) {
        this.storage = storage;
        this.identity = identity;
        this.usage = usage;
        this.files = new MailboxFiles(folder);
        this.uidList = new UidListFile(files::folder, storage.settings().lockTimeout());
        this.keywords = new KeywordFile(files::folder, storage.settings().lockTimeout());
        this.summaries = new SummaryFile(files::folder);
    }

    /** Returns what no two mailboxes share: locks of several are taken in its order. */
    long number() {
        return number;
    }

    Commits commits() {
        return commits;
    }

    MailboxLog log() {
        return log.orElseThrow();
    }

    // -- reading

    /** Returns the state of now, with what others did until now. */
    MailboxState state() {
        checkThere();
        if (isStale()) {
            lock.lock();
            try {
                catchUpIfStale();
            } finally {
                lock.unlock();
            }
        }
        return state;
    }

    /** Makes sure that the mailbox is loaded; what others did since does not matter. */
    void load() {
        checkThere();
        if (!loaded) {
            state();
        }
    }

    /** Returns the state as it was last published. */
    MailboxState published() {
        return state;
    }

    void checkThere() {
        if (deleted) {
            throw new StoreException(Code.NONEXISTENT, "The mailbox has been deleted");
        }
    }

    boolean isStale() {
        if (!loaded || dirtyCur || dirtyNew) {
            return true;
        }
        if (!watched && storage.clock().millis() >= lookAgainAt) {
            return true;
        }
        try {
            return !stamps.equals(Optional.of(files.stamps()));
        } catch (IOException gone) {
            return true; // who holds the lock finds out why
        }
    }

    /** Catches up with the folder, if there is any sign of news; by who holds the lock. */
    void catchUpIfStale() {
        checkThere();
        if (isStale()) {
            catchUp(false);
        }
    }

    /**
     * Catches up with the folder; by who holds the lock.
     *
     * @param listLocked whether the lock of the UID list is held, too
     */
    void catchUp(boolean listLocked) {
        checkThere();
        MailboxState before = state;
        boolean first = !loaded;
        try {
            if (first) {
                Loading.load(this, listLocked);
                loaded = true;
            }
            if (storage.clock().millis() >= lookAgainAt) {
                dirtyCur = true;
                lookAgainAt = Long.MAX_VALUE;
            }
            new CatchUp(this, stamps, listLocked).run();
            if (first) {
                recount();
            }
        } catch (NoSuchFileException missing) {
            unload();
            if (Files.isDirectory(files.folder().resolve(MailboxFiles.CUR))) {
                throw Disk.failure(missing);
            }
            vanish();
            checkThere();
        } catch (IOException failure) {
            unload();
            throw Disk.failure(failure);
        } catch (RuntimeException | Error failure) {
            unload();
            throw failure;
        }
        if (!before.modSeq().equals(state.modSeq())) {
            poke();
        }
    }

    /** Counts what the mailbox has, whatever was counted before. */
    void recount() {
        usage.set(identity.guid(), AccountUsage.Amount.of(state));
    }

    /** Notes that the folder is as it is known to be, or when to look again since that is not certain. */
    void looked(MailboxFiles.Stamps now) {
        stamps = Optional.of(now);
        long latest = Math.max(now.cur().toMillis(), now.fresh().toMillis());
        long time = storage.clock().millis();
        if (!watched && time - latest < GRAIN_MILLIS) {
            lookAgainAt = time + GRAIN_MILLIS;
        }
    }

    /** Notes what our own doing made of the folder. */
    void touched() throws IOException {
        looked(files.stamps());
    }

    // -- opening and closing, by who holds the lock

    void logOpened(MailboxLog opened) {
        log = Optional.of(opened);
    }

    void loadedState(MailboxState loadedState, long recent, Map<Long, MessageAnnotations> annotated) {
        annotations.load(annotated); // first, so that who sees the state finds them
        state = loadedState;
        recentFrom = recent;
    }

    /** Says that what waits in tmp is still needed, whatever its age. */
    void keepStaged() {
        stagedAreKept = true;
    }

    void sweep() throws IOException {
        if (!stagedAreKept) {
            files.sweep(storage.nowSeconds());
        }
    }

    void watchFolder() {
        watched = storage.watch().register(this);
    }

    /** Forgets all that is in memory; what is needed next is loaded again. */
    void unload() {
        loaded = false;
        storage.watch().forget(this);
        watched = false;
        stamps = Optional.empty();
        dirtyCur = true;
        dirtyNew = true;
        try {
            if (log.isPresent()) {
                log.get().close();
            }
        } catch (IOException failure) {
            LOG.warn("The log of {} is not closed", files.folder(), failure);
        }
        log = Optional.empty();
        summaries.close();
        uidList.forget();
        assigned.clear();
    }

    /** Puts everything on disk and lets go of it, for nobody has the mailbox open. */
    void putAway() {
        lock.lock();
        try {
            release(new ModSeq(Long.MAX_VALUE));
            if (loaded && !deleted) {
                if (!log().isSettled()) {
                    settle();
                }
                summaries.compact(state.messages().uids());
            }
        } catch (IOException failure) {
            LOG.warn("{} is not put away; its log has what is missing", files.folder(), failure);
        } finally {
            unload();
            files.clear();
            annotations.load(Map.of());
            lock.unlock();
        }
    }

    /** Learns that the mailbox has been deleted. */
    void vanish() {
        deleted = true;
        storage.watch().forget(this);
        poke();
    }

    boolean isDeleted() {
        return deleted;
    }

    // -- what commits and catching up have in common, by who holds the lock

    /** Makes a change public that is on disk. */
    void publish(MailboxState after) {
        state = after;
    }

    /** Remembers that a change is in the log and on its way to the folder. */
    void changed() throws IOException {
        if (unsettledSince == 0) {
            unsettledSince = storage.clock().millis();
        }
        if (log().isOverdue()) {
            settle();
        }
    }

    /** Makes sure that the folder has all that the log has; a long log becomes a snapshot. */
    void settle() throws IOException {
        Disk.syncFolder(files.folder().resolve(MailboxFiles.CUR));
        uidList.force();
        if (log().isLong()) {
            log().rewrite(snapshot());
        } else {
            log().settle();
        }
        unsettledSince = 0;
    }

    /** Does what is due from time to time. */
    void tick(long unsettledMillis) {
        if (loaded && !listeners.isEmpty() && isStale()) {
            poke();
        }
        if (unsettledSince != 0 && storage.clock().millis() - unsettledSince > unsettledMillis && lock.tryLock()) {
            try {
                if (loaded && !deleted && !log().isSettled()) {
                    settle();
                }
            } catch (IOException failure) {
                LOG.warn("{} is not settled", files.folder(), failure);
            } finally {
                lock.unlock();
            }
        }
    }

    Snapshot snapshot() {
        MessageTable messages = state.messages();
        List<Snapshot.Name> names = new ArrayList<>(messages.size());
        Map<Long, MessageAnnotations> annotated = new HashMap<>();
        state.annotated().forEach(uid -> annotated.put(uid, annotations.of(uid)));
        for (int i = 0; i < messages.size(); i++) {
            MessageFile file = files.find(messages.uid(i)).orElseThrow();
            names.add(new Snapshot.Name(file.base(), file.guid()));
        }
        return new Snapshot(identity.uidValidity().value(), identity.guid(), recentFrom, state, names, annotated);
    }

    /**
     * Writes the UID list anew: what is known here, with what the old one says of it besides, and other lines to keep;
     * by who holds its lock too.
     */
    void rewriteUidList(MailboxState now, Collection<UidList.Entry> keep) throws IOException {
        UidList old = Disk.read(files.folder().resolve(UidList.FILE))
                .map(UidList::parse)
                .orElse(UidList.NONE);
        Map<Long, UidList.Entry> entries = new TreeMap<>();
        keep.forEach(entry -> entries.put(entry.uid(), entry));
        Map<Long, String> fields = new HashMap<>();
        old.entries().forEach(entry -> fields.put(entry.uid(), entry.fields()));
        for (int i = 0; i < now.messages().size(); i++) {
            long uid = now.messages().uid(i);
            files.find(uid).ifPresent(file -> {
                UidList.Entry entry = UidList.Entry.of(uid, file.base(), file.guid());
                entries.put(uid, new UidList.Entry(uid, fields.getOrDefault(uid, entry.fields()), entry.base()));
            });
        }
        listNext = Math.max(Math.max(now.uidNext(), old.uidNext()), listNext);
        uidList.rewrite(
                new UidList.Header(identity.uidValidity().value(), listNext, identity.guid(), true), entries.values());
    }

    /** Adds new messages to the UID list, or writes it anew if most of it is about messages that are gone. */
    void listArrived(List<Delta.Arrived> arrived, MailboxState now) throws IOException {
        if (uidList.lines() > now.messages().size() * 4L / 3 + SPARE_LINES) {
            assigned.values().removeIf(entry -> entry.uid() < now.uidNext());
            rewriteUidList(now, assigned.values());
        } else {
            uidList.append(arrived.stream().map(Delta.Arrived::entry).toList());
            listNext = Math.max(listNext, now.uidNext());
        }
    }

    /** Learns from the UID list that others have given UIDs to messages that are gone already. */
    void raiseUidNext() {
        if (listNext > state.uidNext()) {
            state = new MailboxState(
                    state.modSeq(), listNext, state.messages(), state.vanished(), state.seen(), state.annotated());
        }
    }

    // -- vanished and recent messages

    UidSet readable(UidSet uids) {
        return state().messages().existing(uids).union(unreleased.of(uids));
    }

    void release(ModSeq upTo) {
        files.release(unreleased.release(upTo));
    }

    UidSet recent(boolean claim) {
        lock.lock();
        try {
            load();
            long next = state.uidNext();
            UidSet recent =
                    recentFrom >= next ? UidSet.EMPTY : state.messages().existing(UidSet.range(recentFrom, next - 1));
            if (claim && recentFrom < next) {
                recentFrom = next;
                log().recent(next);
            }
            return recent;
        } catch (IOException failure) {
            throw Disk.failure(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Says from which UID on messages are recent, when the mailbox is first seen. */
    void recentFrom(long uid) throws IOException {
        recentFrom = uid;
        log().recent(uid);
    }

    long recentFrom() {
        return recentFrom;
    }

    // -- listeners

    Watch watch(Runnable poke) {
        Runnable listener = poke::run; // so that one who listens twice is two
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void poke() {
        listeners.forEach(Runnable::run);
    }
}
