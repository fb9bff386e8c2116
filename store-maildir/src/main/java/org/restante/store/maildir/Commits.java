package org.restante.store.maildir;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageTable;
import org.restante.store.SeenChange;
import org.restante.store.SeenView;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the changes of one mailbox. Those that come while others are on their way to the disk wait, and go there together:
 * the log is waited for once. Then the files get their names.
 */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final OpenMailbox box;
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();

    Commits(OpenMailbox box) {
        this.box = box;
    }

    private static final class Pending {
        private final Change change;
        private final List<Staged> uploads;
        private final SeenView view;
        private final SeenView target;
        private Optional<Committed> result = Optional.empty();
        private Optional<RuntimeException> failure = Optional.empty();

        Pending(Change change, List<Staged> uploads, SeenView view, SeenView target) {
            this.change = change;
            this.uploads = uploads;
            this.view = view;
            this.target = target;
        }

        boolean isDone() {
            return result.isPresent() || failure.isPresent();
        }

        boolean isAlone() {
            return arrives() && uploads.isEmpty() || change instanceof Change.Annotate;
        }

        boolean arrives() {
            return switch (change) {
                case Change.Append append -> true;
                case Change.Copy copy -> true;
                case Change.Move move -> true;
                case Change.Replace replace -> true;
                case Change.Store store -> false;
                case Change.Annotate annotate -> false;
                case Change.Expunge expunge -> false;
            };
        }
    }

    /** What a change comes to. */
    private record Planned(Pending pending, Optional<Delta> delta, List<Staged> staged, Committed result) {
        static Planned nothing(Pending pending, MailboxState state, UidSet modified) {
            return new Planned(
                    pending,
                    Optional.empty(),
                    List.of(),
                    new Committed(state, state, modified, UidSet.EMPTY, UidSet.EMPTY));
        }
    }

    /**
     * Makes a change to this mailbox alone.
     *
     * @param uploads the messages of an append or a replacement, in their order
     * @param view how whoever makes it sees the messages that are there
     * @param target how they see those that come
     */
    Committed commit(Change change, List<Staged> uploads, SeenView view, SeenView target) {
        Pending mine = new Pending(change, uploads, view, target);
        waiting.add(mine);
        boolean changed = false;
        box.lock.lock();
        try {
            if (!mine.isDone()) {
                changed = runBatch();
            }
        } finally {
            box.lock.unlock();
        }
        if (changed) {
            box.poke(); // without the lock, since nobody knows what listeners do
        }
        if (mine.failure.isPresent()) {
            throw mine.failure.get();
        }
        return mine.result.orElseThrow();
    }

    private boolean runBatch() {
        List<Pending> batch = new ArrayList<>();
        for (Pending next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        RuntimeException failure = new StoreException(StoreException.Code.SERVERBUG, "The change was not made");
        try {
            box.catchUpIfStale();
            boolean changed = false;
            for (List<Pending> run : runs(batch)) {
                changed |= process(run);
            }
            return changed;
        } catch (IOException e) {
            failure = Disk.failure(e);
            box.recount();
            return false;
        } catch (RuntimeException e) {
            failure = e;
            box.recount();
            return false;
        } finally {
            for (Pending pending : batch) {
                if (!pending.isDone()) {
                    pending.failure = Optional.of(failure);
                }
            }
        }
    }

    // A copy reads files that the change before it may bring, and annotations follow those before them: they wait until
    // these are there.
    private static List<List<Pending>> runs(List<Pending> batch) {
        List<List<Pending>> runs = new ArrayList<>();
        boolean open = false;
        for (Pending pending : batch) {
            boolean alone = pending.isAlone();
            if (!open || alone) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(pending);
            open = !alone;
        }
        return runs;
    }

    private boolean process(List<Pending> batch) throws IOException {
        if (batch.stream().noneMatch(Pending::arrives)) {
            return process(batch, false);
        }
        return box.uidList.locked(() -> {
            if (box.uidList.isNews()) {
                box.catchUp(true);
            }
            return process(batch, true);
        });
    }

    private boolean process(List<Pending> batch, boolean arrivals) throws IOException {
        MailboxState now = box.published();
        List<Planned> plans = new ArrayList<>();
        for (Pending pending : batch) {
            try {
                Planned planned = plan(now, pending);
                plans.add(planned);
                now = planned.result().state();
            } catch (StoreException | IllegalArgumentException refusal) {
                pending.failure = Optional.of(refusal);
            }
        }
        List<Delta> deltas =
                plans.stream().flatMap(planned -> planned.delta().stream()).toList();
        if (!deltas.isEmpty()) {
            try {
                write(deltas, arrivals);
            } catch (IOException failure) {
                plans.forEach(this::unstage);
                throw failure;
            }
            apply(deltas, now);
        }
        for (Planned planned : plans) {
            keepSummaries(planned);
            planned.pending().result = Optional.of(planned.result());
        }
        return !deltas.isEmpty();
    }

    /** Makes changes durable, by who holds the lock; if it fails, none of them is made. */
    void write(List<Delta> deltas, boolean arrivals) throws IOException {
        List<Flags> flags = new ArrayList<>();
        for (Delta delta : deltas) {
            flags.addAll(delta.flags().keySet());
            delta.arrived().forEach(message -> flags.add(message.row().flags()));
        }
        box.keywords.ensure(flags);
        if (arrivals) {
            Disk.syncFolder(box.files.folder().resolve(MailboxFiles.TMP));
        }
        box.log().commit(deltas);
    }

    /** Gives the files the names that the changes want, and publishes the state; by who holds the lock. */
    void apply(List<Delta> deltas, MailboxState after) {
        try {
            for (Delta delta : deltas) {
                apply(delta);
            }
            List<Delta.Arrived> arrived =
                    deltas.stream().flatMap(delta -> delta.arrived().stream()).toList();
            box.publish(after);
            if (!arrived.isEmpty()) {
                box.listArrived(arrived, after);
            }
            box.changed();
            box.touched();
        } catch (IOException failure) {
            // The log has it: whoever comes next loads the mailbox from there, and puts the folder right.
            LOG.warn("{} is not as its log says; it is loaded again", box.files.folder(), failure);
            box.publish(after);
            box.unload();
        }
    }

    private void apply(Delta delta) throws IOException {
        for (Delta.Arrived message : delta.arrived()) {
            String letters = FlagLetters.letters(message.row().flags(), box.keywords.now(), "");
            FileName name = new FileName(message.base(), "").withLetters(letters);
            box.files.arrive(message.row().uid(), new MessageFile(name, message.guid()));
        }
        for (Map.Entry<Flags, UidSet> group : delta.flags().entrySet()) {
            for (int range = 0; range < group.getValue().ranges(); range++) {
                for (long uid = group.getValue().first(range);
                        uid <= group.getValue().last(range);
                        uid++) {
                    rename(uid, group.getKey());
                }
            }
        }
        box.annotations.apply(delta);
        UidSet vanished = delta.vanished();
        for (int range = 0; range < vanished.ranges(); range++) {
            for (long uid = vanished.first(range); uid <= vanished.last(range); uid++) {
                box.files.vanish(uid);
            }
        }
        if (!vanished.isEmpty()) {
            box.unreleased.add(delta.modSeq(), vanished);
        }
    }

    private void rename(long uid, Flags flags) throws IOException {
        Optional<MessageFile> file = box.files.find(uid);
        if (file.isPresent()) {
            String before = file.get().name().letters();
            box.files.rename(uid, FlagLetters.letters(flags, box.keywords.now(), before));
        }
    }

    private void unstage(Planned planned) {
        if (planned.pending().uploads.isEmpty()) {
            Transfer.unstage(box, planned.staged());
        }
    }

    private void keepSummaries(Planned planned) {
        planned.delta().ifPresent(delta -> {
            for (int i = 0; i < planned.staged().size(); i++) {
                long uid = delta.arrived().get(i).row().uid();
                planned.staged().get(i).summary().ifPresent(summary -> box.summaries.put(uid, summary));
            }
        });
    }

    // -- what a change comes to, given the state before it

    private Planned plan(MailboxState before, Pending pending) throws IOException {
        return switch (pending.change) {
            case Change.Append append -> arrive(before, pending, pending.uploads, UidSet.EMPTY, UidSet.EMPTY);
            case Change.Store store -> store(before, pending, store);
            case Change.Annotate annotate -> annotate(before, pending, annotate);
            case Change.Expunge expunge ->
                expunge(before, pending, before.messages().existing(expunge.uids()));
            case Change.Replace replace -> {
                UidSet there = before.messages().existing(UidSet.of(replace.uid()));
                yield there.isEmpty()
                        ? Planned.nothing(pending, before, UidSet.EMPTY)
                        : arrive(before, pending, pending.uploads, there, there);
            }
            case Change.Copy copy ->
                transfer(before, pending, before.messages().existing(copy.uids()), Transfer.Scope.of(copy), false);
            case Change.Move move ->
                transfer(before, pending, before.messages().existing(move.uids()), Transfer.Scope.of(move), true);
        };
    }

    private Planned transfer(MailboxState before, Pending pending, UidSet uids, Transfer.Scope scope, boolean move)
            throws IOException {
        if (uids.isEmpty()) {
            return Planned.nothing(pending, before, UidSet.EMPTY);
        }
        List<Staged> staged = Transfer.stage(box, pending.view.of(before), uids, scope, box);
        try {
            return arrive(before, pending, staged, uids, move ? uids : UidSet.EMPTY);
        } catch (StoreException refusal) {
            Transfer.unstage(box, staged);
            throw refusal;
        }
    }

    private Planned arrive(MailboxState before, Pending pending, List<Staged> staged, UidSet source, UidSet vanished) {
        long next = Math.max(before.uidNext(), box.listNext);
        Delta delta = Staged.arrivals(before, next, staged, vanished, box.storage.nowSeconds(), pending.target);
        box.annotations.requireRoom(delta);
        AccountUsage.Amount goes = AccountUsage.Amount.of(before, vanished);
        box.usage.come(box.identity.guid(), Staged.amount(staged), goes);
        box.usage.change(box.identity.guid(), AccountUsage.Amount.NOTHING, goes);
        MailboxState after = delta.apply(before, vanishedCapacity());
        Committed result = new Committed(before, after, UidSet.EMPTY, source, Staged.uids(delta));
        return new Planned(pending, Optional.of(delta), staged, result);
    }

    private int vanishedCapacity() {
        return box.storage.settings().vanishedCapacity();
    }

    private Planned store(MailboxState before, Pending pending, Change.Store store) {
        UidSet there = before.messages().existing(store.uids());
        UidSet modified = store.unchangedSince()
                .map(known -> before.changedSince(known, there))
                .orElse(UidSet.EMPTY);
        UidSet changing = there.minus(modified);
        Change.Store common = pending.view.common(store);
        Map<Flags, UidSet.Builder> groups = new LinkedHashMap<>();
        MessageTable messages = before.messages();
        messages.forEach(changing, index -> {
            Flags flags = messages.flags(index);
            Flags wanted = common.apply(flags);
            if (!wanted.equals(flags)) {
                groups.computeIfAbsent(wanted, set -> UidSet.builder()).add(messages.uid(index));
            }
        });
        List<SeenChange> seen = pending.view.own(before, changing, store);
        if (groups.isEmpty() && seen.isEmpty()) {
            return Planned.nothing(pending, before, modified);
        }
        Map<Flags, UidSet> flags = new LinkedHashMap<>();
        groups.forEach((set, uids) -> flags.put(set, uids.build()));
        return of(pending, before, Delta.stored(before, flags, seen), modified);
    }

    private Planned annotate(MailboxState before, Pending pending, Change.Annotate annotate) {
        UidSet there = before.messages().existing(annotate.uids());
        UidSet modified = annotate.unchangedSince()
                .map(known -> before.changedSince(known, there))
                .orElse(UidSet.EMPTY);
        SortedMap<Long, MessageAnnotations> annotations = new TreeMap<>();
        ModSeq modSeq = before.modSeq().next();
        there.minus(modified)
                .forEach(uid ->
                        annotations.put(uid, box.annotations.of(uid).with(annotate.values(), annotate.most(), modSeq)));
        if (annotations.isEmpty()) {
            return Planned.nothing(pending, before, modified);
        }
        Delta delta = Delta.annotated(before, annotations);
        box.annotations.requireRoom(delta);
        return of(pending, before, delta, modified);
    }

    private Planned expunge(MailboxState before, Pending pending, UidSet uids) {
        if (uids.isEmpty()) {
            return Planned.nothing(pending, before, UidSet.EMPTY);
        }
        box.usage.change(box.identity.guid(), AccountUsage.Amount.NOTHING, AccountUsage.Amount.of(before, uids));
        return of(pending, before, Delta.expunged(before, uids), UidSet.EMPTY);
    }

    private Planned of(Pending pending, MailboxState before, Delta delta, UidSet modified) {
        MailboxState after = delta.apply(before, vanishedCapacity());
        Committed result = new Committed(before, after, modified, UidSet.EMPTY, UidSet.EMPTY);
        return new Planned(pending, Optional.of(delta), List.of(), result);
    }
}
