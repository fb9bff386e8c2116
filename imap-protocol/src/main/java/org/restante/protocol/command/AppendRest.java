package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A stretch of APPEND, or of a command like it, behind octets of a message: up to the next octets, or to the end of the
 * command.
 *
 * @param message the data of the message that the octets belong to
 * @param before the literal that they came in
 * @param parts what else that message consists of; if the last is a literal, nothing follows here
 * @param messages the messages after it (RFC 3502)
 */
public record AppendRest(
        AppendData message, AppendPart.Octets before, List<AppendPart> parts, List<AppendMessage> messages)
        implements Encodable {
    public AppendRest {
        parts = List.copyOf(parts);
        messages = List.copyOf(messages);
        if (AppendData.isOpen(parts) && !messages.isEmpty()) {
            throw new IllegalArgumentException("a message ends before the next one begins");
        }
    }

    /** Reads one; {@code message} is the data whose octets came before, in the literal {@code before}. */
    public static AppendRest parse(ImapReader in, AppendData message, AppendPart.Octets before)
            throws ImapSyntaxException {
        before.end(in);
        List<AppendPart> parts = message.next(in);
        List<AppendMessage> messages = AppendData.isOpen(parts) ? List.of() : AppendMessage.parseAll(in);
        in.end();
        return new AppendRest(message, before, parts, messages);
    }

    @Override
    public void encode(ImapWriter out) {
        before.encodeEnd(out);
        message.encodeNext(parts, out);
        messages.forEach(next -> next.encode(out.sp()));
    }
}
