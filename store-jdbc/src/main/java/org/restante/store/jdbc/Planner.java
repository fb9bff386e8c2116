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
import org.restante.store.MessageRow;
import org.restante.store.NewMessage;
import org.restante.store.SeenView;
import org.restante.store.StoreException;
import org.restante.store.Takeover;
import org.restante.store.jdbc.LogRecord.Appended;
import org.restante.store.jdbc.LogRecord.Expunged;
import org.restante.store.jdbc.LogRecord.Moved;
import org.restante.store.jdbc.LogRecord.Reserved;
import org.restante.store.jdbc.LogRecord.Stored;

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
            case Change.Annotate ignored -> throw StoreException.noMessageAnnotations();
            case Change.Expunge expunge -> expunge(before, before.messages().existing(expunge.uids()));
            case Change.Copy copy ->
                copy(mailbox, view.of(before), before, before.messages().existing(copy.uids()), copy.scope(), target);
            case Change.Move move ->
                move(mailbox, view.of(before), before, before.messages().existing(move.uids()), move.scope(), target);
            case Change.Replace replace ->
                replace(before, before.messages().existing(UidSet.of(replace.uid())), replace.message(), target);
        };
    }

    private Step append(MailboxState before, List<NewMessage> messages, SeenView view) {
        List<Arrival.Uploaded> arrivals = uploaded(before, messages);
        return arrived(before, UidSet.EMPTY, rowsOf(arrivals), List.copyOf(arrivals), view);
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

    private static List<MessageRow> rowsOf(List<Arrival.Uploaded> arrivals) {
        return arrivals.stream().map(Arrival.Uploaded::row).toList();
    }

    /** Plans that a message comes in the place of another, which is there, in another mailbox. */
    Step replacement(MailboxState before, UidSet replaced, NewMessage message, SeenView view) {
        if (replaced.isEmpty()) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        List<Arrival.Uploaded> arrivals = uploaded(before, List.of(message));
        return arrived(before, replaced, rowsOf(arrivals), List.copyOf(arrivals), view);
    }

    private Step replace(MailboxState before, UidSet replaced, NewMessage message, SeenView view) {
        if (replaced.isEmpty()) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        List<Arrival.Uploaded> arrivals = uploaded(before, List.of(message));
        return moved(before, replaced, rowsOf(arrivals), List.copyOf(arrivals), view);
    }

    private static JdbcUpload upload(NewMessage message) {
        if (!message.annotations().isEmpty()) {
            throw StoreException.noMessageAnnotations();
        }
        if (message.upload() instanceof JdbcUpload upload) {
            return upload;
        }
        throw new IllegalArgumentException("an upload of another store");
    }

    /** Plans that messages come whose UIDs somebody else has given. */
    Step take(MailboxState before, List<Takeover.Taken> messages) {
        List<MessageRow> rows = new ArrayList<>(messages.size());
        List<Arrival> arrivals = new ArrayList<>(messages.size());
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
        }
        return arrived(before, UidSet.EMPTY, new Appended(rows).with(Takeover.Taken.seen(messages)), rows, arrivals);
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

    /** Plans that messages go, all of which are there. */
    Step expunge(MailboxState before, UidSet uids) {
        if (uids.isEmpty()) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        LogRecord record = new Expunged(uids);
        return new Step(Optional.of(record), List.of(), Committed.of(before, record.apply(before, vanishedCapacity)));
    }

    /** Plans that copies come, of messages all of which are there, with flags as whoever copies sees them. */
    Step copy(long source, MailboxState from, MailboxState before, UidSet uids, FlagScope scope, SeenView target) {
        if (uids.isEmpty()) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        long saveDate = clock.instant().getEpochSecond();
        return arrived(
                before,
                uids,
                rows(from, before, uids, saveDate, scope),
                arrivals(source, before, uids, saveDate),
                target);
    }

    private Step move(
            long mailbox, MailboxState from, MailboxState before, UidSet uids, FlagScope scope, SeenView target) {
        if (uids.isEmpty()) {
            return Step.nothing(before, UidSet.EMPTY);
        }
        long saveDate = clock.instant().getEpochSecond();
        return moved(
                before,
                uids,
                rows(from, before, uids, saveDate, scope),
                arrivals(mailbox, before, uids, saveDate),
                target);
    }

    private Step moved(MailboxState before, UidSet uids, List<MessageRow> rows, List<Arrival> arrivals, SeenView view) {
        LogRecord record = new Moved(view.common(rows), uids).with(view.own(rows));
        return new Step(
                Optional.of(record),
                arrivals,
                new Committed(before, record.apply(before, vanishedCapacity), UidSet.EMPTY, uids, uidsOf(rows)));
    }

    private Step arrived(
            MailboxState before, UidSet source, List<MessageRow> rows, List<Arrival> arrivals, SeenView view) {
        return arrived(before, source, new Appended(view.common(rows)).with(view.own(rows)), rows, arrivals);
    }

    private Step arrived(
            MailboxState before, UidSet source, LogRecord record, List<MessageRow> rows, List<Arrival> arrivals) {
        Committed result =
                new Committed(before, record.apply(before, vanishedCapacity), UidSet.EMPTY, source, uidsOf(rows));
        return new Step(Optional.of(record), arrivals, result);
    }

    private static UidSet uidsOf(List<MessageRow> rows) {
        UidSet.Builder uids = UidSet.builder();
        rows.forEach(row -> uids.add(row.uid()));
        return uids.build();
    }

    private static List<MessageRow> rows(
            MailboxState from, MailboxState before, UidSet uids, long saveDate, FlagScope scope) {
        checkRoom(before, uids.size());
        List<MessageRow> rows = new ArrayList<>();
        from.messages().forEach(uids, index -> {
            MessageRow row = from.messages().row(index);
            rows.add(new MessageRow(
                    before.uidNext() + rows.size(),
                    before.modSeq().next(),
                    scope.within(row.flags()),
                    row.internalDate(),
                    saveDate,
                    row.size()));
        });
        return rows;
    }

    private static List<Arrival> arrivals(long source, MailboxState before, UidSet uids, long saveDate) {
        List<Arrival> arrivals = new ArrayList<>(uids.ranges());
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
