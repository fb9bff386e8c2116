package org.restante.server.extension.acl;

import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.command.list.ServerListReturnOption;
import org.restante.server.engine.Session;

/** MYRIGHTS: LIST tells the rights of the user, too (RFC 8440). */
record MyRightsOption() implements ServerListReturnOption {
    @Override
    public void write(Session session, MailboxName mailbox) {
        AclHandlers.writeRights(session, mailbox, session.account().rights(mailbox));
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("MYRIGHTS");
    }
}
