package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** CHECK: asks for a checkpoint, of which RFC 9051 knows nothing any more (RFC 3501 section 6.4.1). */
public record Check() implements CoreCommand {
    /** Reads {@code command-select} from behind the name (RFC 3501 section 9): there is nothing. */
    public static Check parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Check();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("CHECK");
    }
}
