package org.restante.server.extension.jmapaccess;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** GETJMAPACCESS: asks where JMAP is (RFC 9698). */
public record GetJmapAccess() implements ExtensionCommand {
    /** Reads nothing: {@code command-auth =/ "GETJMAPACCESS"}. */
    public static GetJmapAccess parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new GetJmapAccess();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("GETJMAPACCESS");
    }
}
