package org.restante.protocol.command;

import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * APPEND: puts a message into a mailbox (RFC 9051 section 6.3.12), up to the announcement of the message's octets. Those
 * go by as they are: a server reads them from its splitter, a client writes them after {@link #encode}. What follows them
 * is a frame of its own: {@link #next}.
 *
 * @param mailbox where to
 * @param message what is said of the message
 */
public record Append(MailboxName mailbox, AppendMessage message) implements CoreCommand {
    /**
     * Reads {@code append = "APPEND" SP mailbox [SP flag-list] [SP date-time] SP literal} (RFC 9051 section 9) from behind
     * the name up to the literal.
     */
    public static Append parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.sp();
        AppendMessage message = AppendMessage.parse(in);
        in.end();
        return new Append(mailbox, message);
    }

    /**
     * Reads the frame behind the octets of a message: nothing if that was the last one, or what is said of the next one
     * (RFC 3502 section 6, {@code append = "APPEND" SP mailbox 1*append-message}).
     *
     * @param last the message whose octets came before
     */
    public static Optional<AppendMessage> next(ImapReader in, AppendMessage last) throws ImapSyntaxException {
        last.data().parseEnd(in);
        if (in.atEnd()) {
            return Optional.empty();
        }
        in.sp();
        AppendMessage message = AppendMessage.parse(in);
        in.end();
        return Optional.of(message);
    }

    /** Writes the command up to the octets of the message, which the caller sends next. */
    @Override
    public void encode(ImapWriter out) {
        message.encode(out.raw("APPEND ").mailbox(mailbox).sp());
    }
}
