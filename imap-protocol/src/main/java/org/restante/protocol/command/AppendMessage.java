package org.restante.protocol.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What APPEND says of a message before its octets (RFC 9051 section 6.3.12).
 *
 * @param flags the flags it is to have
 * @param date the internal date it is to have, if the client says so
 * @param options what extensions let it say beside that
 * @param data the announcement of its octets
 */
public record AppendMessage(Flags flags, Optional<InternalDate> date, List<AppendOption> options, AppendData data)
        implements Encodable {
    private static final int MAX_OPTIONS = 100;

    public AppendMessage {
        options = List.copyOf(options);
    }

    /** What the core knows of a message. */
    public AppendMessage(Flags flags, Optional<InternalDate> date, AppendData data) {
        this(flags, date, List.of(), data);
    }

    /**
     * Reads {@code [flag-list SP] [date-time SP] *(append-ext SP) append-data} (RFC 9051 section 9; RFC 4466 section 3), up
     * to the literal.
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
        return new AppendMessage(flags, date, options(in), AppendData.parse(in));
    }

    // What is no option is the beginning of the data, such as CATENATE.
    private static List<AppendOption> options(ImapReader in) throws ImapSyntaxException {
        List<AppendOption> options = new ArrayList<>();
        while (in.peek() >= 0) {
            ImapReader.Mark start = in.mark();
            Optional<Grammar.Rule<AppendOption>> rule = in.grammar().rule(AppendOption.class, in.atom());
            if (rule.isEmpty()) {
                in.reset(start);
                break;
            }
            if (options.size() == MAX_OPTIONS) {
                throw new ImapSyntaxException("Too many options");
            }
            options.add(rule.get().parse(in));
            in.sp();
        }
        return options;
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
        for (AppendOption option : options) {
            option.encode(out);
            out.sp();
        }
        data.encode(out);
    }
}
