package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * APPEND: puts messages into a mailbox (RFC 9051 section 6.3.12; several: RFC 3502), up to the first octets of a message
 * that come as a literal. Those go by as they are: a server reads them from its splitter, a client writes them after {@link
 * #encode}. What follows them is a frame of its own: {@link AppendRest}.
 *
 * @param mailbox where to
 * @param messages what is said of the messages, at least one; octets that come next are the last one's
 */
public record Append(MailboxName mailbox, List<AppendMessage> messages) implements CoreCommand {
    public Append {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("APPEND has a message");
        }
    }

    /** Reads {@code append = "APPEND" SP mailbox 1*append-message} (RFC 4466 section 3) from behind the name. */
    public static Append parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        List<AppendMessage> messages = AppendMessage.parseAll(in);
        if (messages.isEmpty()) {
            throw new ImapSyntaxException("Message expected");
        }
        return new Append(mailbox, messages);
    }

    /** Writes the command up to the octets of the last message, which the caller sends next. */
    @Override
    public void encode(ImapWriter out) {
        out.raw("APPEND ").mailbox(mailbox);
        messages.forEach(message -> message.encode(out.sp()));
    }
}
