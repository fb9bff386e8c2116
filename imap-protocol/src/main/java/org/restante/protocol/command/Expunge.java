package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** EXPUNGE: removes what is marked {@code \Deleted} (RFC 9051 section 6.4.3). */
public record Expunge() implements CoreCommand {
    /** Reads {@code command-select} from behind the name (RFC 9051 section 9): there is nothing. */
    public static Expunge parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Expunge();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("EXPUNGE");
    }
}
