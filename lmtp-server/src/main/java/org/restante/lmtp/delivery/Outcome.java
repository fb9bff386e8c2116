package org.restante.lmtp.delivery;

import org.restante.store.StoreException;

/** What became of a message for one recipient. */
public sealed interface Outcome {
    /** It is in the mailbox, on disk. */
    record Delivered() implements Outcome {}

    /** The mailbox had it already. */
    record Duplicate() implements Outcome {}

    /** It is not there. */
    record Failed(StoreException reason) implements Outcome {}
}
