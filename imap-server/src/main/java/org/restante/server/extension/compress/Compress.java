package org.restante.server.extension.compress;

import java.util.Locale;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * COMPRESS: everything after it is compressed, in both directions (RFC 4978 section 3).
 *
 * @param algorithm how, in upper case
 */
public record Compress(String algorithm) implements ExtensionCommand {
    public Compress {
        algorithm = algorithm.toUpperCase(Locale.ROOT);
    }

    /** Reads {@code compress = "COMPRESS" SP algorithm} from behind the name (RFC 4978 section 5). */
    public static Compress parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        String algorithm = in.atom();
        in.end();
        return new Compress(algorithm);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("COMPRESS ").atom(algorithm);
    }
}
