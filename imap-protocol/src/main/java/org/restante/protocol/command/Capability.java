package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** CAPABILITY: asks what the server can do (RFC 9051 section 6.1.1). */
public record Capability() implements CoreCommand {
    /** Reads {@code command-any} from behind the name (RFC 9051 section 9): there is nothing. */
    public static Capability parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Capability();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("CAPABILITY");
    }
}
