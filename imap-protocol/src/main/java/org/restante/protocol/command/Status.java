package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** STATUS: asks about a mailbox without opening it (RFC 9051 section 6.3.11). */
public record Status(MailboxName mailbox, List<StatusItem> items) implements CoreCommand {
    public Status {
        items = List.copyOf(items);
    }

    /** Reads {@code status = "STATUS" SP mailbox SP "(" status-att *(SP status-att) ")"} (RFC 9051 section 9). */
    public static Status parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.sp();
        List<StatusItem> items = Lists.parse(in, StatusItem::parse);
        in.end();
        return new Status(mailbox, items);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("STATUS ").mailbox(mailbox);
        Lists.encode(out.sp(), items);
    }
}
