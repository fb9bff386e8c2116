package org.restante.server.extension.acl;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** GETACL: tells the access list (RFC 4314 section 3.3). */
record GetAcl(MailboxName mailbox) implements ExtensionCommand {
    // getacl = "GETACL" SP mailbox
    static GetAcl parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.end();
        return new GetAcl(mailbox);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("GETACL ").mailbox(mailbox);
    }
}
