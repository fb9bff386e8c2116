package org.restante.store.access;

import java.util.Set;
import java.util.function.Function;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Account;

/**
 * The policy that decides who may do what with whose mailboxes. The server asks it in one place, for every command and every
 * extension, and holds whatever it says. Safe for use by many threads. It may throw {@link
 * org.restante.store.StoreException}.
 */
public interface AccessControl {
    /**
     * Returns what a user may do with the mailboxes of an account, as things are now: a function that is asked for one
     * mailbox after the other, and soon forgotten.
     *
     * @param user who wants to
     * @param owner whose account it is
     * @param account the account
     */
    Function<MailboxName, Rights> rights(Principal user, String owner, Account account);

    /** Returns what a user may do with one mailbox, as the function of {@link #rights} would say. */
    default Rights rights(Principal user, String owner, Account account, MailboxName mailbox) {
        return rights(user, owner, account).apply(mailbox);
    }

    /**
     * Returns whose accounts, besides the user's own, may have mailboxes that the user may do something with.
     *
     * @param user who wants to know
     * @param own the user's own account
     */
    Set<String> sharing(Principal user, Account own);

    /**
     * Returns whether the access lists that a store keeps are what counts. Then users may read and change them, and the
     * server announces ACL (RFC 4314).
     */
    boolean usesLists();
}
