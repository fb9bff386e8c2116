package org.restante.store;

import org.restante.protocol.model.UidSet;

/**
 * What a commit did.
 *
 * @param before the mailbox just before it
 * @param state the mailbox just after it; {@code before} itself if nothing changed
 * @param modified messages that {@code UNCHANGEDSINCE} kept as they were
 * @param source for a copy, a move or a replacement, the messages that were there to be taken; else empty
 * @param target the UIDs of the new messages: of an append in the order of its messages, of a copy or move in the order
 *     of {@code source}, with as many UIDs
 */
public record Committed(MailboxState before, MailboxState state, UidSet modified, UidSet source, UidSet target) {
    /** A commit that made no new messages and left out none. */
    public static Committed of(MailboxState before, MailboxState state) {
        return new Committed(before, state, UidSet.EMPTY, UidSet.EMPTY, UidSet.EMPTY);
    }

    /** Returns whether this mailbox is not as it was before: then the MODSEQ of {@link #state} is this commit's. */
    public boolean isChange() {
        return !before.modSeq().equals(state.modSeq());
    }
}
