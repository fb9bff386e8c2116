package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** STARTTLS: goes on encrypted (RFC 9051 section 6.2.1). */
public record StartTls() implements CoreCommand {
    /** Reads {@code command-nonauth} from behind the name (RFC 9051 section 9): there is nothing. */
    public static StartTls parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new StartTls();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("STARTTLS");
    }
}
