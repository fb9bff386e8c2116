package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** UNSELECT: leaves the mailbox as it is (RFC 9051 section 6.4.2). */
public record Unselect() implements CoreCommand {
    /** Reads {@code command-select} from behind the name (RFC 9051 section 9): there is nothing. */
    public static Unselect parse(ImapReader in) throws ImapSyntaxException {
        in.end();
        return new Unselect();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("UNSELECT");
    }
}
