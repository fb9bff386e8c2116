package org.restante.server.extension.acl;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** MYRIGHTS: tells the rights of the user (RFC 4314 section 3.5). */
record MyRights(MailboxName mailbox) implements ExtensionCommand {
    // myrights = "MYRIGHTS" SP mailbox
    static MyRights parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.end();
        return new MyRights(mailbox);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("MYRIGHTS ").mailbox(mailbox);
    }
}
