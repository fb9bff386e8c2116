package org.restante.server.extension.quota;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** GETQUOTA: tells usage and limits of a quota root (RFC 9208 section 4.1.1). */
record GetQuota(RootName root) implements ExtensionCommand {
    // getquota = "GETQUOTA" SP quota-root-name
    static GetQuota parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        RootName root = new RootName(in.astring());
        in.end();
        return new GetQuota(root);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("GETQUOTA ").astring(root.name());
    }
}
