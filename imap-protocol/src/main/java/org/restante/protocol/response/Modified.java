package org.restante.protocol.response;

import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The messages that a conditional STORE left alone, because they had changed since (RFC 7162 section 3.1.3).
 *
 * @param numbers their sequence numbers, or, after UID STORE, their UIDs
 */
public record Modified(UidSet numbers) implements ResponseCode {
    public Modified {
        UidSets.requireSome(numbers);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("MODIFIED ");
        out.uidSet(numbers);
    }

    // "MODIFIED" SP sequence-set
    static Modified decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        return new Modified(in.uidSet());
    }
}
