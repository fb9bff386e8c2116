package org.restante.store.jdbc;

import java.util.List;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.FlagOperation;
import org.restante.store.FlagScope;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;
import org.restante.store.SeenChange;
import org.restante.store.VanishedLog;

/** What one commit did to one mailbox: one row of its log. Applied to the state before it, it gives the one after. */
sealed interface LogRecord {
    /** New messages; their MODSEQ is the commit's, but for those that are taken over from another store. */
    record Appended(List<MessageRow> rows) implements LogRecord {
        public Appended {
            rows = List.copyOf(rows);
        }
    }

    /** Other flags. Of the UIDs, those count whose messages are there and whose flags do change. */
    record Stored(UidSet uids, FlagOperation operation, Flags flags, FlagScope scope) implements LogRecord {}

    /** Messages of which something changed that has rows of its own: those that are there have another MODSEQ. */
    record Touched(UidSet uids) implements LogRecord {}

    /** Messages that were there and are no more. */
    record Expunged(UidSet uids) implements LogRecord {}

    /** Messages that moved or were replaced within their mailbox: new ones at its end, and the old ones gone. */
    record Moved(List<MessageRow> rows, UidSet expunged) implements LogRecord {
        public Moved {
            rows = List.copyOf(rows);
        }
    }

    /** No UID below this one is given any more, and the MODSEQ is no less than this. */
    record Reserved(long uidNext, ModSeq modSeq) implements LogRecord {
        ModSeq after(ModSeq before) {
            ModSeq next = before.next();
            return next.compareTo(modSeq) < 0 ? modSeq : next;
        }
    }

    /** A change of which a part is about what users have seen alone; the other part may change nothing. */
    record Read(LogRecord change, List<SeenChange> seen) implements LogRecord {
        public Read {
            seen = List.copyOf(seen);
        }
    }

    /** A change after which these messages, all of which are there then, may have annotations. */
    record Annotated(LogRecord change, UidSet uids) implements LogRecord {}

    /** Returns this change as one after which these messages may have annotations, if there are any. */
    default LogRecord annotated(UidSet uids) {
        return uids.isEmpty() ? this : new Annotated(this, uids);
    }

    /** Returns this change with one of what users have seen alone in the same commit, if there is one. */
    default LogRecord with(List<SeenChange> seen) {
        return seen.isEmpty() ? this : new Read(this, seen);
    }

    /**
     * Returns the state after this change, one MODSEQ on, or more if they were reserved; the very same state if flags were to change and none did.
     *
     * @param vanishedCapacity how many commits' vanished UIDs are remembered
     */
    default MailboxState apply(MailboxState before, int vanishedCapacity) {
        return switch (this) {
            case Appended appended -> before.appended(appended.rows());
            case Stored stored ->
                before.stored(stored.uids(), old -> stored.scope().apply(stored.operation(), old, stored.flags()));
            case Touched touched -> before.touched(touched.uids());
            case Expunged expunged -> before.expunged(expunged.uids(), vanishedCapacity);
            case Moved moved -> moved(before, moved, vanishedCapacity);
            case Reserved reserved ->
                new MailboxState(
                        reserved.after(before.modSeq()),
                        Math.max(before.uidNext(), reserved.uidNext()),
                        before.messages(),
                        before.vanished(),
                        before.seen(),
                        before.annotated());
            case Read read -> read.change().apply(before, vanishedCapacity).read(before, read.seen());
            case Annotated annotated ->
                annotated.change().apply(before, vanishedCapacity).withAnnotated(annotated.uids());
        };
    }

    private static MailboxState moved(MailboxState before, Moved moved, int capacity) {
        MailboxState longer = before.appended(moved.rows());
        MessageTable messages = longer.messages().remove(moved.expunged());
        VanishedLog vanished = before.vanished().with(longer.modSeq(), moved.expunged(), capacity);
        return new MailboxState(
                longer.modSeq(),
                longer.uidNext(),
                messages,
                vanished,
                before.seen().without(moved.expunged()),
                before.annotated().minus(moved.expunged()));
    }

    /** Returns by how much the account grows, or shrinks, with this change. */
    default QuotaRows.Growth growth(MailboxState before) {
        return switch (this) {
            case Appended appended -> sizeOf(appended.rows());
            case Stored ignored -> QuotaRows.Growth.NONE;
            case Touched ignored -> QuotaRows.Growth.NONE;
            case Expunged expunged -> gone(before, expunged.uids());
            case Moved moved -> sizeOf(moved.rows()).and(gone(before, moved.expunged()));
            case Reserved ignored -> QuotaRows.Growth.NONE;
            case Read read -> read.change().growth(before);
            case Annotated annotated -> annotated.change().growth(before);
        };
    }

    private static QuotaRows.Growth sizeOf(List<MessageRow> rows) {
        return new QuotaRows.Growth(rows.stream().mapToLong(MessageRow::size).sum(), rows.size());
    }

    private static QuotaRows.Growth gone(MailboxState before, UidSet uids) {
        long[] octets = new long[1];
        before.messages().forEach(uids, index -> octets[0] += before.messages().octets(index));
        return new QuotaRows.Growth(-octets[0], -uids.size());
    }

    /** Returns the UIDs that vanish with this change. */
    default UidSet vanished() {
        return switch (this) {
            case Appended ignored -> UidSet.EMPTY;
            case Stored ignored -> UidSet.EMPTY;
            case Touched ignored -> UidSet.EMPTY;
            case Expunged expunged -> expunged.uids();
            case Moved moved -> moved.expunged();
            case Reserved ignored -> UidSet.EMPTY;
            case Read read -> read.change().vanished();
            case Annotated annotated -> annotated.change().vanished();
        };
    }
}
