package org.restante.server.extension.quota;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** GETQUOTAROOT: tells the quota roots of a mailbox, which need not exist (RFC 9208 section 4.1.2). */
record GetQuotaRoot(MailboxName mailbox) implements ExtensionCommand {
    // getquotaroot = "GETQUOTAROOT" SP mailbox
    static GetQuotaRoot parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.end();
        return new GetQuotaRoot(mailbox);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("GETQUOTAROOT ").mailbox(mailbox);
    }
}
