package org.restante.server.command.mailbox;

import org.restante.protocol.command.ExtensionStatusItem;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.MailboxIndex;

/** A STATUS item that an extension adds: its rule in the grammar makes one, and it knows its value. */
public interface ServerStatusItem extends ExtensionStatusItem {
    /** Writes its name, a space and its value. */
    void write(Session session, MailboxIndex mailbox, ImapWriter out);
}
