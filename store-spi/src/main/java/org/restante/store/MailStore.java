package org.restante.store;

import java.util.Set;
import java.util.function.Consumer;
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

    /**
     * Tells the other processes that have this store open something that is not kept: a hint, which they may miss. Never
     * waits for them. Where no other process can have the store open, nothing happens.
     *
     * @param message up to 4,000 characters of US-ASCII
     * @throws IllegalArgumentException if it is not
     */
    default void tellOthers(String message) {}

    /**
     * Has somebody hear what other processes tell, as long as the store is open; never what this one tells.
     *
     * @param listener is called from a thread of the store's, and returns at once
     */
    default void hearOthers(Consumer<String> listener) {}

    /** Finishes running commits and lets go of all resources. Accounts and mailboxes are of no use afterwards. */
    @Override
    void close();
}
