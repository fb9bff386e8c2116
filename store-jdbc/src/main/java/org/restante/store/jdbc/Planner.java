package org.restante.store.jdbc;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagScope;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.NewMessage;
import org.restante.store.SeenView;
import org.restante.store.StoreException;
import org.restante.store.Takeover;
import org.restante.store.annotation.AnnotationScope;
import org.restante.store.jdbc.LogRecord.Appended;
import org.restante.store.jdbc.LogRecord.Expunged;
import org.restante.store.jdbc.LogRecord.Moved;
import org.restante.store.jdbc.LogRecord.Reserved;
import org.restante.store.jdbc.LogRecord.Stored;
import org.restante.store.jdbc.LogRecord.Touched;

/** Says what a change comes to, given the state before it. Touches no database. */
final class Planner {
    private final int vanishedCapacity;
    private final InstantSource clock;

    Planner(int vanishedCapacity, InstantSource clock) {
        this.vanishedCapacity = vanishedCapacity;
        this.clock = clock;
    }

    int vanishedCapacity() {
        return vanishedCapacity;
    }

    /** Plans a change that concerns one mailbox; a copy or move is one to the mailbox itself. */
    Step plan(long mailbox, MailboxState before, Request request) {
        SeenView view = request.view();
        SeenView target = request.target();
        return switch (request.change()) {
            case Change.Append append -> append(before, append.messages(), view);
            case Change.Store store -> store(before, store, view);
            case Change.Annotate annotate -> annotate(before, annotate);
            case Change.Expunge expunge -> expunge(before, before.messages().existing(expunge.uids()));
            case Change.Copy copy ->
                copy(
                        new Source(mailbox, view.of(before), copy.scope(), copy.annotations()),
                        before,
                        before.messages().existing(copy.uids()),
                        target);
            case Change.Move move ->
                move(
                        new Source(mailbox, view.of(before), move.scope(), move.annotations()),
                        before,
                        before.messages().existing(move.uids()),
                        target);
            case Change.Replace replace ->
                replace(before, before.messages().existing(UidSet.of(replace.uid())), replace.message(), target);
        };
    }

    private Step append(MailboxState before, List<NewMessage> messages, SeenView view) {
        return arrived(before, UidSet.EMPTY, coming(before, messages), view);
    }

    private Coming coming(MailboxState before, List<NewMessage> messages) {
        List<Arrival.Uploaded> arrivals = uploaded(before, messages);
        List<MessageRow> rows = arrivals.stream().map(Arrival.Uploaded::row).toList();
        List<AnnotationWork> annotations = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            MessageAnnotations brought = messages.get(i)
                    .annotations()
                    .within(AnnotationScope.ALL, before.modSeq().next());
            if (!brought.isEmpty()) {
                annotations.add(new AnnotationWork.Brought(rows.get(i).uid(), brought));
            }
        }
        return new Coming(rows, List.copyOf(arrivals), annotations);
    }

    private List<Arrival.Uploaded> uploaded(MailboxState before, List<NewMessage> messages) {
        checkRoom(before, messages.size());
        long saveDate = clock.instant().getEpochSecond();
        List<Arrival.Uploaded> arrivals = new ArrayList<>(messages.size());
        for (NewMessage message : messages) {
            JdbcUpload upload = upload(message);
            long uid = before.uidNext() + arrivals.size();
            MessageRow row = new MessageRow(
                    uid, before.modSeq().next(), message.flags(), message.internalDate(), saveDate, upload.size());
            arrivals.add(new Arrival.Uploaded(row, upload, message.summary().encode()));
        }
        return arrivals;
    }

    /** Plans that a message comes in the place of another, which is there, in another mailbox. */
    Step replacement(MailboxState before, UidSet replaced, NewMessage message, SeenView view) {
        if (replaced.isEmpty()) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        return arrived(before, replaced, coming(before, List.of(message)), view);
    }

    private Step replace(MailboxState before, UidSet replaced, NewMessage message, SeenView view) {
        if (replaced.isEmpty()) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        return moved(before, replaced, coming(before, List.of(message)), view);
    }

    private static JdbcUpload upload(NewMessage message) {
        if (message.upload() instanceof JdbcUpload upload) {
            return upload;
        }
        throw new IllegalArgumentException("an upload of another store");
    }

    /** Plans that messages come whose UIDs somebody else has given. */
    Step take(MailboxState before, List<Takeover.Taken> messages) {
        List<MessageRow> rows = new ArrayList<>(messages.size());
        List<Arrival> arrivals = new ArrayList<>(messages.size());
        List<AnnotationWork> annotations = new ArrayList<>();
        long last = before.uidNext() - 1;
        for (Takeover.Taken taken : messages) {
            if (taken.uid() <= last || taken.uid() > UidSet.MAX_UID) {
                throw new StoreException(StoreException.Code.CANNOT, "The mailbox has given this UID already");
            }
            last = taken.uid();
            JdbcUpload upload = upload(taken.message());
            MessageRow row = new MessageRow(
                    last,
                    min(taken.modSeq(), before.modSeq().next()),
                    taken.message().flags(),
                    taken.message().internalDate(),
                    taken.saveDate(),
                    upload.size());
            rows.add(row);
            arrivals.add(
                    new Arrival.Uploaded(row, upload, taken.message().summary().encode()));
            if (!taken.message().annotations().isEmpty()) {
                annotations.add(new AnnotationWork.Brought(
                        last, taken.message().annotations().upTo(row.modSeq())));
            }
        }
        Coming coming = new Coming(rows, arrivals, annotations);
        LogRecord record = new Appended(rows).with(Takeover.Taken.seen(messages));
        return step(before, UidSet.EMPTY, record, coming);
    }

    private static ModSeq min(ModSeq one, ModSeq other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Plans that no UID below one is given any more, and that every MODSEQ from now on is larger than another. */
    Step reserve(MailboxState before, long uidNext, ModSeq modSeq) {
        if (uidNext <= before.uidNext() && modSeq.compareTo(before.modSeq()) <= 0) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        LogRecord record = new Reserved(uidNext, modSeq);
        return new Step(Optional.of(record), List.of(), Committed.of(before, record.apply(before, vanishedCapacity)));
    }

    private Step store(MailboxState before, Change.Store store, SeenView view) {
        // Ranges are not cut down to the messages that are there: applied, they come to the same, and stay few.
        UidSet given =
                before.uidNext() == 1 ? UidSet.EMPTY : store.uids().intersect(UidSet.range(1, before.uidNext() - 1));
        UidSet modified = store.unchangedSince()
                .map(known -> before.changedSince(known, given))
                .orElse(UidSet.EMPTY);
        UidSet changing = given.minus(modified);
        LogRecord record = new Stored(
                        changing,
                        store.operation(),
                        store.flags(),
                        view.common(store).scope())
                .with(view.own(before, changing, store));
        MailboxState after = record.apply(before, vanishedCapacity);
        return after.modSeq().equals(before.modSeq())
                ? Step.nothing(before, modified)
                : new Step(
                        Optional.of(record),
                        List.of(),
                        new Committed(before, after, modified, UidSet.EMPTY, UidSet.EMPTY));
    }

    private Step annotate(MailboxState before, Change.Annotate annotate) {
        UidSet there = before.messages().existing(annotate.uids());
        UidSet modified = annotate.unchangedSince()
                .map(known -> before.changedSince(known, there))
                .orElse(UidSet.EMPTY);
        UidSet changing = there.minus(modified);
        if (changing.isEmpty()) {
            return Step.nothing(before, modified);
        }
        UidSet known = before.annotated().intersect(changing);
        boolean gives = annotate.values().values().stream().anyMatch(Optional::isPresent);
        UidSet fresh = gives ? changing.minus(known) : UidSet.EMPTY;
        LogRecord record = new Touched(changing).annotated(fresh);
        return new Step(
                Optional.of(record),
                List.of(),
                new Committed(before, record.apply(before, vanishedCapacity), modified, UidSet.EMPTY, UidSet.EMPTY),
                List.of(new AnnotationWork.Changed(known, fresh, annotate.values(), annotate.most())));
    }

    /** Plans that messages go, all of which are there. */
    Step expunge(MailboxState before, UidSet uids) {
        if (uids.isEmpty()) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        LogRecord record = new Expunged(uids);
        return new Step(Optional.of(record), List.of(), Committed.of(before, record.apply(before, vanishedCapacity)));
    }

    /**
     * Where copies come from.
     *
     * @param state as whoever copies sees it
     * @param scope which flags go along
     * @param annotations which annotations go along
     */
    record Source(long mailbox, MailboxState state, FlagScope scope, AnnotationScope annotations) {}

    /** New messages: what the log has of them, how they get their rows, and what becomes of annotations. */
    private record Coming(List<MessageRow> rows, List<Arrival> arrivals, List<AnnotationWork> annotations) {
        UidSet annotated() {
            UidSet.Builder uids = UidSet.builder();
            for (AnnotationWork work : annotations) {
                switch (work) {
                    case AnnotationWork.Brought brought -> uids.add(brought.uid());
                    case AnnotationWork.Copied copied -> uids.addAll(copied.copies());
                    case AnnotationWork.Changed changed -> uids.addAll(changed.fresh());
                }
            }
            return uids.build();
        }
    }

    /** Plans that copies come, of messages all of which are there. */
    Step copy(Source source, MailboxState before, UidSet uids, SeenView target) {
        return uids.isEmpty()
                ? Step.nothing(before, UidSet.EMPTY)
                : arrived(before, uids, coming(source, before, uids), target);
    }

    private Step move(Source source, MailboxState before, UidSet uids, SeenView target) {
        return uids.isEmpty()
                ? Step.nothing(before, UidSet.EMPTY)
                : moved(before, uids, coming(source, before, uids), target);
    }

    private Coming coming(Source source, MailboxState before, UidSet uids) {
        long saveDate = clock.instant().getEpochSecond();
        List<Arrival.Copied> copies = copies(source.mailbox(), before, uids, saveDate);
        List<AnnotationWork> annotations = new ArrayList<>();
        UidSet annotated = source.annotations().equals(AnnotationScope.NONE)
                ? UidSet.EMPTY
                : source.state().annotated().intersect(uids);
        if (!annotated.isEmpty()) {
            for (Arrival.Copied copied : copies) {
                UidSet some = annotated.intersect(UidSet.range(copied.first(), copied.last()));
                if (!some.isEmpty()) {
                    annotations.add(
                            new AnnotationWork.Copied(source.mailbox(), some, copied.shift(), source.annotations()));
                }
            }
        }
        return new Coming(rows(source, before, uids, saveDate), List.copyOf(copies), annotations);
    }

    private Step moved(MailboxState before, UidSet uids, Coming coming, SeenView view) {
        LogRecord record = new Moved(view.common(coming.rows()), uids).with(view.own(coming.rows()));
        return step(before, uids, record, coming);
    }

    private Step arrived(MailboxState before, UidSet source, Coming coming, SeenView view) {
        LogRecord record = new Appended(view.common(coming.rows())).with(view.own(coming.rows()));
        return step(before, source, record, coming);
    }

    private Step step(MailboxState before, UidSet source, LogRecord change, Coming coming) {
        LogRecord record = change.annotated(coming.annotated());
        MailboxState after = record.apply(before, vanishedCapacity);
        return new Step(
                Optional.of(record),
                coming.arrivals(),
                new Committed(before, after, UidSet.EMPTY, source, uidsOf(coming.rows())),
                coming.annotations());
    }

    private static UidSet uidsOf(List<MessageRow> rows) {
        UidSet.Builder uids = UidSet.builder();
        rows.forEach(row -> uids.add(row.uid()));
        return uids.build();
    }

    private static List<MessageRow> rows(Source source, MailboxState before, UidSet uids, long saveDate) {
        checkRoom(before, uids.size());
        MessageTable messages = source.state().messages();
        List<MessageRow> rows = new ArrayList<>();
        messages.forEach(uids, index -> {
            MessageRow row = messages.row(index);
            rows.add(new MessageRow(
                    before.uidNext() + rows.size(),
                    before.modSeq().next(),
                    source.scope().within(row.flags()),
                    row.internalDate(),
                    saveDate,
                    row.size()));
        });
        return rows;
    }

    private static List<Arrival.Copied> copies(long source, MailboxState before, UidSet uids, long saveDate) {
        List<Arrival.Copied> arrivals = new ArrayList<>(uids.ranges());
        long uid = before.uidNext();
        for (int range = 0; range < uids.ranges(); range++) {
            long first = uids.first(range);
            long last = uids.last(range);
            arrivals.add(new Arrival.Copied(source, first, last, uid - first, saveDate));
            uid += last - first + 1;
        }
        return arrivals;
    }

    private static void checkRoom(MailboxState state, long messages) {
        if (messages == 0) {
            throw new IllegalArgumentException("an append has at least one message");
        }
        // RFC 9051 section 2.3.1.1: a UID is a 32-bit value, and never given twice.
        if (state.uidNext() + messages - 1 > UidSet.MAX_UID) {
            throw new StoreException(StoreException.Code.LIMIT, "The mailbox has given its last UID");
        }
    }
}
