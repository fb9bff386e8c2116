package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The server does not tell how the result of a search changes (RFC 5267 section 4.3.1).
 *
 * @param tag the tag of the command that asked for it
 */
public record NoUpdate(String tag) implements ExtensionCode {
    public NoUpdate {
        if (!Atoms.isTag(tag)) {
            throw new IllegalArgumentException("not a tag");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("NOUPDATE \"").raw(tag).raw("\"");
    }

    // "NOUPDATE" SP quoted
    static NoUpdate decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String tag = in.printable();
        if (!Atoms.isTag(tag)) {
            throw new ImapSyntaxException("not a tag");
        }
        return new NoUpdate(tag);
    }
}
