package org.restante.core.event;

import org.restante.core.audit.Client;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.sasl.Identity;
import org.restante.store.FlagOperation;

/**
 * Something that has happened, by whatever protocol. Changes are on disk when they are told of. Each is told by the process
 * that made it, and by no other that shares the store.
 *
 * <p>Versions to come may tell of more: a {@code switch} over events has a {@code default}.
 */
public sealed interface MailEvent {
    /**
     * Somebody has logged in.
     *
     * @param identity who that is, and as whom it works
     * @param client by which protocol, and from where
     */
    record LoggedIn(Identity identity, Client client) implements MailEvent {}

    /**
     * A mailbox was created, and with it those above it that did not exist.
     *
     * @param owner in whose account
     * @param name its name there
     */
    record MailboxCreated(String owner, MailboxName name) implements MailEvent {}

    /**
     * A mailbox has another name, and so have those below it.
     *
     * @param owner in whose account
     * @param from the name before
     * @param to the name now
     */
    record MailboxRenamed(String owner, MailboxName from, MailboxName to) implements MailEvent {}

    /**
     * A mailbox was deleted with its messages; of those no other event tells.
     *
     * @param owner in whose account
     * @param name its name there
     */
    record MailboxDeleted(String owner, MailboxName name) implements MailEvent {}

    /**
     * Messages came into a mailbox: delivered, appended, copied or moved.
     *
     * @param mailbox where they are
     * @param uids which; at least one
     */
    record MessagesAdded(EventMailbox mailbox, UidSet uids) implements MailEvent {}

    /**
     * Messages have gone from a mailbox: expunged, moved away or replaced.
     *
     * @param mailbox where they were
     * @param uids which; at least one
     */
    record MessagesExpunged(EventMailbox mailbox, UidSet uids) implements MailEvent {}

    /**
     * Messages have other flags than before. Of a {@code \Seen} that is one user's own no event tells.
     *
     * @param mailbox where they are
     * @param uids those whose flags have changed; at least one
     * @param operation what was done
     * @param flags with which flags
     * @param modSeq the MODSEQ of the change: of two that sessions made at the same time, the larger was the later
     */
    record FlagsChanged(EventMailbox mailbox, UidSet uids, FlagOperation operation, Flags flags, ModSeq modSeq)
            implements MailEvent {}

    /**
     * The listener was too slow. It has heard of everything that happened before, but not of what happened until now.
     *
     * @param events how many events it has not been told of; at least one
     */
    record Lost(long events) implements MailEvent {}
}
