package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** CLOSE: removes what is marked {@code \Deleted}, without a word, and leaves the mailbox (RFC 9051 section 6.4.1). */
public record Close() implements CoreCommand {
    /** Reads {@code command-select} from behind the name (RFC 9051 section 9): there is nothing. */
    public static Close parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Close();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("CLOSE");
    }
}
