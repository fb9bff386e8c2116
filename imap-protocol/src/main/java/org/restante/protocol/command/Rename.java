package org.restante.protocol.command;

import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** RENAME: gives a mailbox and those below it another name (RFC 9051 section 6.3.6). */
public record Rename(MailboxName from, MailboxName to) implements CoreCommand {
    /** Reads {@code rename = "RENAME" SP mailbox SP mailbox} from behind the name (RFC 9051 section 9). */
    public static Rename parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName from = in.mailbox();
        in.sp();
        MailboxName to = in.mailbox();
        in.end();
        return new Rename(from, to);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("RENAME ").mailbox(from).sp().mailbox(to);
    }
}
