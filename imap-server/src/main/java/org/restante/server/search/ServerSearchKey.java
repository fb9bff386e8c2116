package org.restante.server.search;

import org.restante.protocol.command.ExtensionSearchKey;
import org.restante.server.mailbox.SelectedView;

/** A SEARCH key that an extension adds: its rule in the grammar makes one, and it knows what it looks for. */
public interface ServerSearchKey extends ExtensionSearchKey {
    /** Returns what looks for it in this view. */
    Matcher matcher(SelectedView view);
}
