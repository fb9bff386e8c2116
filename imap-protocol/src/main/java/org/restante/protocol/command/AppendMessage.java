package org.restante.protocol.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What APPEND says of a message before its octets (RFC 9051 section 6.3.12).
 *
 * @param flags the flags it is to have
 * @param date the internal date it is to have, if the client says so
 * @param data the announcement of its octets
 */
public record AppendMessage(Flags flags, Optional<InternalDate> date, AppendData data) implements Encodable {
    /**
     * Reads {@code [flag-list SP] [date-time SP] append-data} (RFC 9051 section 9; RFC 4466 section 3), up to the literal.
     */
    public static AppendMessage parse(ImapReader in) throws ImapSyntaxException {
        Flags flags = Flags.NONE;
        if (in.peek() == '(') {
            flags = in.flagList();
            in.sp();
        }
        Optional<InternalDate> date = Optional.empty();
        if (in.peek() == '"') {
            date = Optional.of(in.dateTime());
            in.sp();
        }
        return new AppendMessage(flags, date, AppendData.parse(in));
    }

    /**
     * Reads {@code *(SP append-message)} up to the end of the stretch: that of the command, or where octets begin. Only the
     * last of them can be one whose octets come next.
     */
    static List<AppendMessage> parseAll(ImapReader in) throws ImapSyntaxException {
        List<AppendMessage> messages = new ArrayList<>();
        while (!in.atEnd()) {
            in.sp();
            messages.add(parse(in));
        }
        return messages;
    }

    @Override
    public void encode(ImapWriter out) {
        if (!flags.isEmpty()) {
            out.open().flags(flags).raw(") ");
        }
        date.ifPresent(d -> out.dateTime(d).sp());
        data.encode(out);
    }
}
