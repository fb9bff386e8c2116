package org.restante.store;

import java.util.Set;
import org.restante.store.quota.QuotaLimits;

/** Where the mail of all users is kept. Safe for use by many threads. */
public interface MailStore extends AutoCloseable {
    /** Returns what this store can do beyond reading; the server announces and attempts no more than this. */
    Set<Feature> features();

    /**
     * Returns the account of a user. Cheap: touches nothing until the account is used; an account that is used for the
     * first time comes into being with an empty INBOX.
     *
     * @param user the name of the user as the directory spells it
     */
    Account account(String user);

    /**
     * Sets the limits of accounts that have none of their own; without {@link Feature#QUOTA} nothing happens. It lasts as
     * long as the store is open.
     */
    default void defaultQuota(QuotaLimits limits) {}

    /** Finishes running commits and lets go of all resources. Accounts and mailboxes are of no use afterwards. */
    @Override
    void close();
}
