package org.restante.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;

/** The mailboxes of one user. Safe for use by many threads. Every method may throw {@link StoreException}. */
public interface Account {
    /** Returns all mailboxes and all names subscribed to, sorted by name; INBOX is always among them. */
    List<MailboxEntry> mailboxes();

    /**
     * Opens a mailbox. Whoever opens it closes it, once.
     *
     * @throws StoreException NONEXISTENT if there is none of this name
     */
    Mailbox open(MailboxName name);

    /**
     * Creates a mailbox, and those above it that do not exist yet. If one of the same name was there before, the new one
     * has a larger UIDVALIDITY.
     *
     * @param uses what it is for; empty for nothing special
     * @throws StoreException ALREADYEXISTS, or CANNOT without {@link Feature#MAILBOXES}
     */
    void create(MailboxName name, Set<SpecialUse> uses);

    /**
     * Gives a mailbox and all below it other names; they keep identity, UIDVALIDITY, UIDs and everything else.
     * Subscriptions stay with the old names (RFC 9051 section 6.3.6). Mailboxes above the new name that do not exist
     * yet are created.
     *
     * @throws StoreException NONEXISTENT; ALREADYEXISTS if the new name, or a name below it that would be needed, is
     *     taken; CANNOT for INBOX, for a new name below the old one, or without {@link Feature#MAILBOXES}
     */
    void rename(MailboxName from, MailboxName to);

    /**
     * Deletes a mailbox and its messages. Mailboxes below it stay. Handles that are open learn it from {@link
     * Mailbox#state}, which throws NONEXISTENT from then on.
     *
     * @throws StoreException NONEXISTENT; CANNOT for INBOX or without {@link Feature#MAILBOXES}
     */
    void delete(MailboxName name);

    /** Adds a name to the subscriptions, whether there is such a mailbox or not. To add it again changes nothing. */
    void subscribe(MailboxName name);

    /** Takes a name from the subscriptions. To take it again changes nothing. */
    void unsubscribe(MailboxName name);

    /**
     * Calls whenever the tree or the subscriptions may have changed, by whatever process; the call must return at once. It
     * carries no data: ask {@link #mailboxes}. A poke may come late or without need, never not at all after a change that
     * this process made.
     *
     * @return nothing if the store cannot tell: then whoever wants to know looks from time to time
     */
    default Optional<Watch> watch(Runnable poke) {
        return Optional.empty();
    }

    /**
     * Says what a mailbox is for from now on, instead of what was said before. Mailboxes that had one of these uses lose
     * it: an account has one mailbox for each (RFC 6154 section 5.4).
     *
     * @throws StoreException NONEXISTENT, or CANNOT without {@link Feature#SPECIAL_USE}
     */
    default void use(MailboxName name, Set<SpecialUse> uses) {
        throw new StoreException(StoreException.Code.CANNOT, "What a mailbox is for cannot be changed here");
    }

    /** Returns what only some stores keep (rights, annotations, quota), if this one does. */
    default <T> Optional<T> facet(Class<T> kind) {
        return Optional.empty();
    }
}
