package org.restante.server.extension.objectid;

import org.restante.protocol.wire.ImapWriter;
import org.restante.server.command.mailbox.ServerStatusItem;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.MailboxIndex;

/** The STATUS item MAILBOXID (RFC 8474 section 4.3). */
record MailboxIdItem() implements ServerStatusItem {
    @Override
    public void encode(ImapWriter out) {
        out.raw("MAILBOXID");
    }

    @Override
    public void write(Session session, MailboxIndex mailbox, ImapWriter out) {
        out.raw("MAILBOXID (").raw(mailbox.id().value()).raw(")");
    }
}
