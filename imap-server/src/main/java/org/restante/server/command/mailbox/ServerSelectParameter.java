package org.restante.server.command.mailbox;

import org.restante.protocol.command.ExtensionSelectParameter;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;

/** A parameter of SELECT and EXAMINE that an extension adds: its rule in the grammar makes one, and it knows what it does. */
public interface ServerSelectParameter extends ExtensionSelectParameter {
    /** The mailbox has been selected; nothing has been said of it yet. */
    void selected(Session session, SelectedView view);
}
