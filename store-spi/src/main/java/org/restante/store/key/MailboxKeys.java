package org.restante.store.key;

import java.util.Optional;
import org.restante.protocol.model.MailboxName;

/**
 * The mailbox access keys of a user (RFC 4467 section 3), with which the server signs URLs: a facet of an {@link
 * org.restante.store.Account}, in stores that list {@link org.restante.store.Feature#MAILBOX_KEYS}. A key belongs to a mailbox
 * whatever its name, and ends with it. Changes are durable when they return. Arrays are the caller's: a store copies them.
 */
public interface MailboxKeys {
    /** The longest key, in octets. */
    int MAX_LENGTH = 128;

    /**
     * Returns the key of a mailbox, if it has one.
     *
     * @throws org.restante.store.StoreException NONEXISTENT if there is no such mailbox
     */
    Optional<byte[]> find(MailboxName mailbox);

    /**
     * Returns the key of a mailbox; if it has none, it gets this one. Of several at once that come first, one wins, and all
     * get the same.
     *
     * @param fresh 1 to {@link #MAX_LENGTH} octets
     * @throws org.restante.store.StoreException NONEXISTENT if there is no such mailbox
     */
    byte[] findOrSet(MailboxName mailbox, byte[] fresh);

    /**
     * Gives a mailbox another key.
     *
     * @param key 1 to {@link #MAX_LENGTH} octets
     * @throws org.restante.store.StoreException NONEXISTENT if there is no such mailbox
     */
    void set(MailboxName mailbox, byte[] key);

    /** Takes the keys of all mailboxes of the account. */
    void clear();
}
