package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** LOGOUT: the end of the session (RFC 9051 section 6.1.3). */
public record Logout() implements CoreCommand {
    /** Reads {@code command-any} from behind the name (RFC 9051 section 9): there is nothing. */
    public static Logout parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Logout();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("LOGOUT");
    }
}
