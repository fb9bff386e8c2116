package org.restante.protocol.command;

import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** UNSUBSCRIBE: takes a mailbox from those that are subscribed to (RFC 9051 section 6.3.8). */
public record Unsubscribe(MailboxName mailbox) implements CoreCommand {
    /** Reads {@code unsubscribe = "UNSUBSCRIBE" SP mailbox} from behind the name (RFC 9051 section 9). */
    public static Unsubscribe parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.end();
        return new Unsubscribe(mailbox);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("UNSUBSCRIBE ").mailbox(mailbox);
    }
}
