package com.example.club.hello;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** XHELLO: says hello to somebody. */
public record XHello(String name) implements ExtensionCommand {
    /** Reads {@code xhello = "XHELLO" SP astring} from behind the name. */
    public static XHello parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        String name = in.astring();
        in.end();
        return new XHello(name);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("XHELLO ").astring(name);
    }
}
