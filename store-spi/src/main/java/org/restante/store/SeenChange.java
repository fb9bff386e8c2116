package org.restante.store;

import org.restante.protocol.model.UidSet;

/**
 * What a commit changes of the {@code \Seen} that a user has alone.
 *
 * @param reader whose
 * @param seen the messages that have it from now on
 * @param unseen those that have it no more
 */
public record SeenChange(String reader, UidSet seen, UidSet unseen) {
    /** Returns all messages that it is about. */
    public UidSet uids() {
        return seen.union(unseen);
    }
}
