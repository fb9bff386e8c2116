package org.restante.server.fetch;

import org.restante.protocol.command.ExtensionFetchItem;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Session;

/** A FETCH item that an extension adds: its rule in the grammar makes one, and it knows how it is answered. */
public interface ServerFetchItem extends ExtensionFetchItem {
    /** Whether the summary of each message is needed, so that a page of them is read at once. */
    boolean needsSummary();

    /**
     * Asserts that it can be asked of these messages, before anything is written.
     *
     * @param indexes which, in the selected mailbox
     * @throws ImapSyntaxException for BAD
     */
    default void check(Session session, int[] indexes) throws ImapSyntaxException {}

    /** Returns what writes it. */
    ItemWriter writer();
}
