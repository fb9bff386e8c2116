package org.restante.server.mailbox;

import org.restante.store.MessageSummary;

/**
 * A value that each message has once and for all, since it follows from what never changes: a key to sort by, what THREAD
 * needs. Two kinds that are equal have the same values.
 *
 * @param <T> an immutable value
 */
public interface ColumnKind<T> {
    /** Works it out. */
    T value(MailboxIndex mailbox, MessageSummary message);

    /** Returns how many octets of memory a value takes, about. */
    int weight(T value);
}
