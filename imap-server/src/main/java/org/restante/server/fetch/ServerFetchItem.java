package org.restante.server.fetch;

import org.restante.protocol.command.ExtensionFetchItem;

/** A FETCH item that an extension adds: its rule in the grammar makes one, and it knows how it is answered. */
public interface ServerFetchItem extends ExtensionFetchItem {
    /** Whether the summary of each message is needed, so that a page of them is read at once. */
    boolean needsSummary();

    /** Returns what writes it. */
    ItemWriter writer();
}
