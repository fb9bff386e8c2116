package org.restante.server.command.list;

import org.restante.protocol.command.ExtensionListReturnOption;
import org.restante.protocol.model.MailboxName;
import org.restante.server.engine.Session;

/** A return option of LIST that an extension adds: its rule in the grammar makes one, and it knows what to tell. */
public interface ServerListReturnOption extends ExtensionListReturnOption {
    /**
     * Writes untagged responses about a mailbox that LIST has just told of: one that exists, and that was asked for itself,
     * not for what is below it. If nothing can be said of it, nothing is.
     */
    void write(Session session, MailboxName mailbox);
}
