package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** NAMESPACE: asks where the personal, the others' and the shared mailboxes are (RFC 9051 section 6.3.10). */
public record Namespace() implements CoreCommand {
    /** Reads {@code namespace-command} from behind the name (RFC 9051 section 9): there is nothing. */
    public static Namespace parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Namespace();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("NAMESPACE");
    }
}
