package org.restante.store.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.MailboxName;

/**
 * The access lists of the mailboxes of one {@link org.restante.store.Account}: a facet of stores that list {@link
 * org.restante.store.Feature#ACCESS_LISTS}. The store keeps them and lets everybody do everything: to ask for rights is the
 * business of who calls.
 *
 * <p>A list follows its mailbox when it is renamed and goes when it is deleted; a mailbox that is created begins with the
 * list of the one above it, if that has one of its own (RFC 4314 section 4).
 */
public interface AccessLists {
    /** Returns the lists of mailboxes whose list has been changed; all others have {@link AccessList#initial}. */
    Map<MailboxName, AccessList> changed();

    /** Returns the list of one mailbox, if it has been changed. */
    default Optional<AccessList> changed(MailboxName mailbox) {
        return Optional.ofNullable(changed().get(mailbox));
    }

    /**
     * Changes a list: atomic, durable when this returns. No other change comes between what is read and what is written.
     *
     * @param change gets the list of now and returns the one that is to be. It may run more than once; what it throws is
     *     thrown, and nothing is changed
     * @throws org.restante.store.StoreException NONEXISTENT if there is no such mailbox
     */
    void change(MailboxName mailbox, UnaryOperator<AccessList> change);

    /** Returns the names of all users, of the whole store, with a mailbox whose list has one of these identifiers. */
    Set<String> ownersNaming(Set<String> identifiers);
}
