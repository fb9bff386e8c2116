package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** IDLE: waits for news until DONE (RFC 9051 section 6.3.13). */
public record Idle() implements CoreCommand {
    /** Reads {@code idle} from behind the name (RFC 9051 section 9): there is nothing. */
    public static Idle parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Idle();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("IDLE");
    }
}
