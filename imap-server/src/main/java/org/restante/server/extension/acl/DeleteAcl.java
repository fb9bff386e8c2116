package org.restante.server.extension.acl;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** DELETEACL: takes an entry away (RFC 4314 section 3.2). */
record DeleteAcl(MailboxName mailbox, Identifier identifier) implements ExtensionCommand {
    // deleteacl = "DELETEACL" SP mailbox SP identifier
    static DeleteAcl parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.sp();
        Identifier identifier = Identifier.parse(in);
        in.end();
        return new DeleteAcl(mailbox, identifier);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("DELETEACL ").mailbox(mailbox).sp().astring(identifier.said());
    }
}
