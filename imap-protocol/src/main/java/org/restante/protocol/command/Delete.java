package org.restante.protocol.command;

import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** DELETE: removes a mailbox (RFC 9051 section 6.3.5). */
public record Delete(MailboxName mailbox) implements CoreCommand {
    /** Reads {@code delete = "DELETE" SP mailbox} from behind the name (RFC 9051 section 9). */
    public static Delete parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.end();
        return new Delete(mailbox);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("DELETE ").mailbox(mailbox);
    }
}
