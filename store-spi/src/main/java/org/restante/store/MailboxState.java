package org.restante.store;

import java.util.List;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;

/**
 * The mutable part of a mailbox at one MODSEQ, as an immutable value; of annotations it has only where there are any. Two states of one mailbox share what did not
 * change between them, so keeping an old one is cheap: a session keeps the one that its client knows.
 *
 * @param modSeq the MODSEQ of the last commit (HIGHESTMODSEQ); ModSeq 1 is that of a mailbox in which nothing happened
 *     yet
 * @param uidNext larger than any UID given so far; up to 4,294,967,296
 * @param messages the messages
 * @param vanished those that were there once
 * @param seen which of them have {@code \Seen} for one user alone
 * @param annotated which of them may have annotations ({@link Mailbox#annotations}): no other has any
 */
public record MailboxState(
        ModSeq modSeq, long uidNext, MessageTable messages, VanishedLog vanished, PrivateSeen seen, UidSet annotated) {
    /** The state of a new mailbox. */
    public static final MailboxState NEW = new MailboxState(new ModSeq(1), 1, MessageTable.EMPTY, VanishedLog.EMPTY);

    /** A state in which {@code \Seen} is one for all, and no message has annotations. */
    public MailboxState(ModSeq modSeq, long uidNext, MessageTable messages, VanishedLog vanished) {
        this(modSeq, uidNext, messages, vanished, PrivateSeen.NONE);
    }

    /** A state in which no message has annotations. */
    public MailboxState(ModSeq modSeq, long uidNext, MessageTable messages, VanishedLog vanished, PrivateSeen seen) {
        this(modSeq, uidNext, messages, vanished, seen, UidSet.EMPTY);
    }

    /** Returns the state after new messages, whose UIDs count from {@link #uidNext} and whose MODSEQ is the next. */
    public MailboxState appended(List<MessageRow> rows) {
        long next = rows.isEmpty() ? uidNext : rows.getLast().uid() + 1;
        return new MailboxState(modSeq.next(), next, messages.append(rows), vanished, seen, annotated);
    }

    /** Returns the state after other flags for these messages, those of which that change carry the next MODSEQ. */
    public MailboxState stored(UidSet uids, UnaryOperator<Flags> operation) {
        MessageTable changed = messages.update(uids, modSeq.next(), operation);
        return changed == messages
                ? this
                : new MailboxState(modSeq.next(), uidNext, changed, vanished, seen, annotated);
    }

    /** Returns the state after something else of these messages changed: those that are there carry the next MODSEQ. */
    public MailboxState touched(UidSet uids) {
        MessageTable changed = messages.touch(uids, modSeq.next());
        return changed == messages
                ? this
                : new MailboxState(modSeq.next(), uidNext, changed, vanished, seen, annotated);
    }

    /** Returns the state after these messages, all of which are there, have vanished. */
    public MailboxState expunged(UidSet uids, int vanishedCapacity) {
        return uids.isEmpty()
                ? this
                : new MailboxState(
                        modSeq.next(),
                        uidNext,
                        messages.remove(uids),
                        vanished.with(modSeq.next(), uids, vanishedCapacity),
                        seen.without(uids),
                        annotated.minus(uids));
    }

    /**
     * Returns this state, to which a commit has led, with what the commit changes of the {@code \Seen} of users alone. Of
     * these messages, those that were there before carry its MODSEQ.
     *
     * @param before the state before the commit; this very state if the commit changes nothing else
     * @param changes about messages that are there
     */
    public MailboxState read(MailboxState before, List<SeenChange> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        ModSeq reached = modSeq.equals(before.modSeq) ? modSeq.next() : modSeq;
        UidSet old = before.uidNext == 1 ? UidSet.EMPTY : UidSet.range(1, before.uidNext - 1);
        MessageTable touched = messages;
        for (SeenChange change : changes) {
            touched = touched.touch(change.uids().intersect(old), reached);
        }
        return new MailboxState(reached, uidNext, touched, vanished, seen.with(changes), annotated);
    }

    /** Returns this state, to which a commit has led, after which these messages may have annotations, too. */
    public MailboxState withAnnotated(UidSet uids) {
        return uids.isEmpty()
                ? this
                : new MailboxState(modSeq, uidNext, messages, vanished, seen, annotated.union(uids));
    }

    /** Returns those of the UIDs whose messages have a larger MODSEQ: what {@code UNCHANGEDSINCE} leaves out. */
    public UidSet changedSince(ModSeq known, UidSet uids) {
        return messages.changedSince(known).intersect(uids);
    }

    /**
     * Returns the UIDs that vanished after a MODSEQ. If that is longer ago than is remembered, all UIDs that were given
     * once and are not there, which is more than was asked for and always right (RFC 7162 section 3.2.5.2).
     */
    public UidSet vanishedSince(ModSeq known) {
        return vanished.since(known)
                .orElseGet(() -> uidNext == 1
                        ? UidSet.EMPTY
                        : UidSet.range(1, uidNext - 1).minus(messages.uids()));
    }
}
