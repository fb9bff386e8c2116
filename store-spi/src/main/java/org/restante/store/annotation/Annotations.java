package org.restante.store.annotation;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.MailboxName;

/**
 * What users note of mailboxes and of the server (METADATA, RFC 5464): a facet of an {@link org.restante.store.Account},
 * for its mailboxes. Stores that list {@link org.restante.store.Feature#ANNOTATIONS} have it.
 *
 * <p>An annotation is an entry with a value. Entries are names such as {@code /shared/comment}, in ASCII, of 1 to 1,000
 * characters, and compared as they are: who calls makes them canonical. What begins with {@code /private/} belongs to one
 * reader, everything else is one for all. Values are octets, which neither side changes.
 *
 * <p>Annotations of a mailbox follow it when it is renamed, and go when it is deleted. Annotations of the server that are
 * not private are the same in all accounts of a store.
 */
public interface Annotations {
    /** What entries that belong to one reader begin with. */
    String PRIVATE = "/private/";

    /**
     * Returns the annotations that a user can see, by entry.
     *
     * @param mailbox of what; absent for the server itself
     * @param reader whose private entries are among them
     * @throws org.restante.store.StoreException NONEXISTENT if there is no such mailbox
     */
    SortedMap<String, byte[]> read(Optional<MailboxName> mailbox, String reader);

    /**
     * Changes annotations: atomic, durable when this returns. No other change comes between what is read and what is
     * written.
     *
     * @param mailbox of what; absent for the server itself
     * @param reader whose private entries are among them
     * @param change gets what {@link #read} would return, as a map of its own, and returns what is to be there. It may run
     *     more than once; what it throws is thrown, and nothing is changed
     * @throws org.restante.store.StoreException NONEXISTENT if there is no such mailbox
     */
    void change(Optional<MailboxName> mailbox, String reader, UnaryOperator<SortedMap<String, byte[]>> change);
}
