package org.restante.server.extension.quota;

import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.command.mailbox.ServerStatusItem;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.store.MessageTable;

/** DELETED-STORAGE: how many octets EXPUNGE would free (RFC 9208 section 4.1.4). */
record DeletedStorage() implements ServerStatusItem {
    @Override
    public void write(Session session, MailboxIndex mailbox, ImapWriter out) {
        MessageTable messages = mailbox.state().messages();
        long octets = 0;
        for (int i = 0; i < messages.size(); i++) {
            octets += messages.flags(i).contains(MessageFlag.DELETED) ? messages.octets(i) : 0;
        }
        out.raw("DELETED-STORAGE ").number(octets);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("DELETED-STORAGE");
    }
}
