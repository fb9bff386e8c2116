package org.restante.server.extension.acl;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** LISTRIGHTS: tells what rights an identifier can have (RFC 4314 section 3.4). */
record ListRights(MailboxName mailbox, Identifier identifier) implements ExtensionCommand {
    // listrights = "LISTRIGHTS" SP mailbox SP identifier
    static ListRights parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.sp();
        Identifier identifier = Identifier.parse(in);
        in.end();
        return new ListRights(mailbox, identifier);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("LISTRIGHTS ").mailbox(mailbox).sp().astring(identifier.said());
    }
}
