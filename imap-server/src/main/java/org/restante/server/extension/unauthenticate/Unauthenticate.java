package org.restante.server.extension.unauthenticate;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** UNAUTHENTICATE: back to the state before login (RFC 8437 section 3). */
public record Unauthenticate() implements ExtensionCommand {
    /** Reads nothing: {@code command-auth =/ "UNAUTHENTICATE"} (RFC 8437 section 6). */
    public static Unauthenticate parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Unauthenticate();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("UNAUTHENTICATE");
    }
}
