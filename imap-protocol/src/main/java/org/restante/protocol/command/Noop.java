package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** NOOP: nothing but a chance for news (RFC 9051 section 6.1.2). */
public record Noop() implements CoreCommand {
    /** Reads {@code command-any} from behind the name (RFC 9051 section 9): there is nothing. */
    public static Noop parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Noop();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("NOOP");
    }
}
