package org.restante.protocol.command;

import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** SUBSCRIBE: adds a mailbox to those that are subscribed to (RFC 9051 section 6.3.7). */
public record Subscribe(MailboxName mailbox) implements CoreCommand {
    /** Reads {@code subscribe = "SUBSCRIBE" SP mailbox} from behind the name (RFC 9051 section 9). */
    public static Subscribe parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.end();
        return new Subscribe(mailbox);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("SUBSCRIBE ").mailbox(mailbox);
    }
}
