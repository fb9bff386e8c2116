package org.restante.store.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.AnnotationSink;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.FlagScope;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.MessageSummary;
import org.restante.store.MessageTable;
import org.restante.store.NewMessage;
import org.restante.store.ObjectId;
import org.restante.store.SeenView;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.SummarySink;
import org.restante.store.Upload;
import org.restante.store.VanishedLog;
import org.restante.store.Watch;
import org.restante.store.annotation.AnnotationScope;

/**
 * A mailbox. Its mutable part is one immutable {@link MailboxState}: a commit, under the lock, computes the next one and
 * puts it in the place of the last, which readers take without a lock.
 */
final class StoredMailbox {
    private final MemoryStore store;
    private final MemoryQuota quota;
    private final long number;
    private final ObjectId id;
    private final UidValidity uidValidity;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, StoredContent> contents = new ConcurrentHashMap<>(); // vanished but unreleased ones too
    private final Map<Long, MessageAnnotations> annotations = new ConcurrentHashMap<>(); // of those that have any
    private final ArrayDeque<VanishedLog.Entry> unreleased = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile MailboxState state = MailboxState.NEW;
    private volatile boolean deleted;
    private long recentFrom = 1;
    private int handles;

    private static final class Listener {
        private final Runnable poke;

        Listener(Runnable poke) {
            this.poke = poke;
        }
    }

    StoredMailbox(MemoryStore store, MemoryQuota quota, UidValidity uidValidity) {
        this.store = store;
        this.quota = quota;
        this.number = store.nextNumber();
        this.id = new ObjectId("b" + number);
        this.uidValidity = uidValidity;
    }

    ObjectId id() {
        return id;
    }

    UidValidity uidValidity() {
        return uidValidity;
    }

    /** Returns what no two mailboxes share: locks of several are taken in its order. */
    long number() {
        return number;
    }

    MemoryQuota quota() {
        return quota;
    }

    /** Returns how many octets these messages have, of which all are there. */
    long octetsOf(UidSet uids) {
        MessageTable messages = state.messages();
        long[] octets = new long[1];
        messages.forEach(uids, index -> octets[0] += messages.octets(index));
        return octets[0];
    }

    boolean isOfSameStoreAs(StoredMailbox other) {
        return store == other.store;
    }

    MailboxState state() {
        checkThere();
        return state;
    }

    private void checkThere() {
        if (deleted) {
            throw new StoreException(Code.NONEXISTENT, "The mailbox has been deleted");
        }
    }

    /** Does something that no other commit interferes with, if the mailbox is still there. */
    <T> T exclusively(Supplier<T> action) {
        lock.lock();
        try {
            checkThere();
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Tells the listeners; without the lock, since nobody knows what they do. */
    void poke() {
        listeners.forEach(listener -> listener.poke.run());
    }

    private Committed commit(Supplier<Committed> action) {
        Committed committed = exclusively(action);
        poke();
        return committed;
    }

    Committed append(List<NewMessage> messages, SeenView view) {
        return commit(() -> {
            checkRoomFor(messages.size());
            quota.come(octetsOf(messages), messages.size());
            MailboxState before = state;
            List<MessageRow> rows = arrive(uploaded(messages));
            state = before.appended(view.common(rows))
                    .read(before, view.own(rows))
                    .withAnnotated(annotated(rows));
            return new Committed(before, state, UidSet.EMPTY, UidSet.EMPTY, Arrival.uids(rows));
        });
    }

    /** Returns how many octets these new messages have, all of which were uploaded here. */
    long octetsOf(List<NewMessage> messages) {
        return messages.stream().mapToLong(message -> uploadOf(message).size()).sum();
    }

    /** Takes the contents of uploads, all of which belong to this mailbox, or else none. */
    List<Arrival> uploaded(List<NewMessage> messages) {
        List<MemoryUpload> uploads = new ArrayList<>();
        for (NewMessage message : messages) {
            uploads.add(uploadOf(message));
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            NewMessage message = messages.get(i);
            StoredContent content = uploads.get(i).commit(store.nextContentId(), message);
            arrivals.add(new Arrival(content, message.flags(), message.internalDate(), message.annotations()));
        }
        return arrivals;
    }

    private MemoryUpload uploadOf(NewMessage message) {
        if (!(message.upload() instanceof MemoryUpload upload)) {
            throw new IllegalArgumentException("an upload of another store");
        }
        upload.checkFor(this);
        return upload;
    }

    void checkRoomFor(long messages) {
        if (messages > UidSet.MAX_UID + 1 - state.uidNext()) {
            throw new StoreException(Code.LIMIT, "The mailbox has given its last UID");
        }
    }

    /** Puts contents under the next UIDs, and returns what the next state, of the next MODSEQ, has of them. */
    List<MessageRow> arrive(List<Arrival> arrivals) {
        List<MessageRow> rows = new ArrayList<>(arrivals.size());
        long uid = state.uidNext();
        for (Arrival arrival : arrivals) {
            contents.put(uid, arrival.content());
            keep(
                    uid,
                    arrival.annotations()
                            .within(AnnotationScope.ALL, state.modSeq().next()));
            rows.add(arrival.row(uid++, state.modSeq().next(), store.nowSeconds()));
        }
        return rows;
    }

    Committed store(Change.Store change, SeenView view) {
        return commit(() -> {
            UidSet there = state.messages().uids().intersect(change.uids());
            UidSet modified = change.unchangedSince()
                    .map(since -> state.changedSince(since, there))
                    .orElse(UidSet.EMPTY);
            MailboxState before = state;
            UidSet which = there.minus(modified);
            state = before.stored(which, view.common(change)::apply).read(before, view.own(before, which, change));
            return new Committed(before, state, modified, UidSet.EMPTY, UidSet.EMPTY);
        });
    }

    private void keep(long uid, MessageAnnotations those) {
        if (!those.isEmpty()) {
            annotations.put(uid, those);
        }
    }

    /** Returns those of new messages that have annotations. */
    UidSet annotated(List<MessageRow> rows) {
        return annotated(Arrival.uids(rows));
    }

    private UidSet annotated(UidSet uids) {
        UidSet.Builder annotated = UidSet.builder();
        uids.stream().filter(annotations::containsKey).forEach(annotated::add);
        return annotated.build();
    }

    Committed annotate(Change.Annotate change) {
        return commit(() -> {
            UidSet there = state.messages().uids().intersect(change.uids());
            UidSet modified = change.unchangedSince()
                    .map(since -> state.changedSince(since, there))
                    .orElse(UidSet.EMPTY);
            MailboxState before = state;
            Map<Long, MessageAnnotations> changed = new HashMap<>();
            there.minus(modified)
                    .forEach(uid -> changed.put(
                            uid,
                            annotations
                                    .getOrDefault(uid, MessageAnnotations.NONE)
                                    .with(
                                            change.values(),
                                            change.most(),
                                            before.modSeq().next())));
            changed.forEach(this::keep);
            UidSet changing = there.minus(modified);
            state = before.touched(changing).withAnnotated(annotated(changing));
            return new Committed(before, state, modified, UidSet.EMPTY, UidSet.EMPTY);
        });
    }

    void annotations(UidSet uids, AnnotationSink sink) {
        readable(uids)
                .forEach(uid -> Optional.ofNullable(annotations.get(uid)).ifPresent(those -> sink.accept(uid, those)));
    }

    Committed expunge(UidSet uids) {
        return commit(() -> {
            UidSet there = state.messages().uids().intersect(uids);
            MailboxState before = state;
            quota.go(octetsOf(there), there.size());
            state = state.expunged(there, store.vanishedCapacity());
            departed(there);
            return Committed.of(before, state);
        });
    }

    int vanishedCapacity() {
        return store.vanishedCapacity();
    }

    /** Replaces the state; only while nobody else can. */
    void become(MailboxState next) {
        state = next;
    }

    /** Returns these messages as they are seen for their copies, each content held once more, in the order of their UIDs. */
    List<Arrival> departing(UidSet uids, SeenView view, FlagScope scope, AnnotationScope annotationScope) {
        List<Arrival> arrivals = new ArrayList<>();
        MessageTable messages = view.of(state).messages();
        messages.forEach(uids, index -> {
            MessageRow row = messages.row(index);
            arrivals.add(new Arrival(
                    contents.get(row.uid()).held(),
                    scope.within(row.flags()),
                    row.internalDate(),
                    annotations
                            .getOrDefault(row.uid(), MessageAnnotations.NONE)
                            .within(annotationScope, row.modSeq())));
        });
        return arrivals;
    }

    /** Remembers which contents to let go of when nobody looks at what vanished with the state's MODSEQ. */
    void departed(UidSet uids) {
        if (!uids.isEmpty()) {
            unreleased.add(new VanishedLog.Entry(state.modSeq(), uids));
        }
    }

    Upload upload() {
        checkThere();
        return new MemoryUpload(this, store.budget());
    }

    void summaries(UidSet uids, SummarySink sink) {
        readable(uids).forEach(uid -> {
            StoredContent content = contents.get(uid);
            if (content != null) { // otherwise expunged and released meanwhile
                sink.accept(new MessageSummary(uid, content.emailId(), content.summary()));
            }
        });
    }

    // Those that are there, and those that have vanished but were not let go of.
    private UidSet readable(UidSet uids) {
        lock.lock();
        try {
            MessageTable messages = state().messages();
            UidSet.Builder readable = UidSet.builder();
            messages.forEach(uids, index -> readable.add(messages.uid(index)));
            unreleased.forEach(entry -> readable.addAll(entry.uids().intersect(uids)));
            return readable.build();
        } finally {
            lock.unlock();
        }
    }

    Content content(long uid) {
        checkThere();
        return Optional.ofNullable(contents.get(uid))
                .map(content -> new MemoryContent(content.octets()))
                .orElseThrow(() -> new StoreException(Code.EXPUNGEISSUED, "The message has been expunged"));
    }

    void release(ModSeq upTo) {
        lock.lock();
        try {
            while (!unreleased.isEmpty() && unreleased.peek().modSeq().compareTo(upTo) <= 0) {
                unreleased.remove().uids().forEach(this::letGo);
            }
        } finally {
            lock.unlock();
        }
    }

    private void letGo(long uid) {
        annotations.remove(uid);
        contents.remove(uid).letGo();
    }

    UidSet recent() {
        return exclusively(() -> recentFrom > UidSet.MAX_UID
                ? UidSet.EMPTY
                : state.messages().uids().intersect(UidSet.range(recentFrom, UidSet.MAX_UID)));
    }

    UidSet claimRecent() {
        return exclusively(() -> {
            UidSet recent = recent();
            recentFrom = state.uidNext();
            return recent;
        });
    }

    Watch watch(Runnable poke) {
        Listener listener = new Listener(poke); // of its own, though the same poke may be registered twice
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void opened() {
        lock.lock();
        try {
            handles++;
        } finally {
            lock.unlock();
        }
    }

    void closed() {
        lock.lock();
        try {
            if (--handles == 0) {
                release(new ModSeq(Long.MAX_VALUE));
            }
        } finally {
            lock.unlock();
        }
    }

    void delete() {
        exclusively(() -> {
            deleted = true;
            UidSet all = state.messages().uids();
            quota.go(octetsOf(all), all.size());
            unreleased.clear();
            contents.values().forEach(StoredContent::letGo);
            contents.clear();
            annotations.clear();
            return state;
        });
        poke();
    }
}
