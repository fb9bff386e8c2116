package org.restante.store;

import org.restante.protocol.model.UidSet;

/**
 * What a commit did.
 *
 * @param state the mailbox after it
 * @param modified messages that {@code UNCHANGEDSINCE} kept as they were
 * @param source for a copy or a move, the messages that were there to be taken; else empty
 * @param target the UIDs of the new messages: of an append in the order of its messages, of a copy or move in the order
 *     of {@code source}, with as many UIDs
 */
public record Committed(MailboxState state, UidSet modified, UidSet source, UidSet target) {
    /** A commit that made no new messages and left out none. */
    public static Committed of(MailboxState state) {
        return new Committed(state, UidSet.EMPTY, UidSet.EMPTY, UidSet.EMPTY);
    }
}
