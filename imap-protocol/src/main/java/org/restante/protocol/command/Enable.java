package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** ENABLE: says which extensions the client knows (RFC 9051 section 6.3.1). */
public record Enable(List<String> capabilities) implements CoreCommand {
    public Enable {
        capabilities = List.copyOf(capabilities);
        if (capabilities.isEmpty()) {
            throw new IllegalArgumentException("ENABLE names at least one capability");
        }
    }

    /** Reads {@code enable = "ENABLE" 1*(SP capability)} from behind the name (RFC 9051 section 9). */
    public static Enable parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        List<String> capabilities = Lists.parseBare(in, ImapReader::atom);
        in.end();
        return new Enable(capabilities);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("ENABLE");
        capabilities.forEach(capability -> out.sp().atom(capability));
    }
}
