package org.restante.protocol.response;

import java.util.Optional;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A command was about more messages than one may be (RFC 9738 section 3.1): those with the highest UIDs were worked on.
 *
 * @param limit how many messages a command may be about, at least 1
 * @param lowest the lowest UID that was worked on, if it is known
 */
public record MessageLimitCode(long limit, Optional<Long> lowest) implements ResponseCode {
    public MessageLimitCode {
        UidSet.of(limit);
        lowest.ifPresent(UidSet::of);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("MESSAGELIMIT ").number(limit);
        lowest.ifPresent(uid -> out.sp().number(uid));
    }

    // "MESSAGELIMIT" SP message-limit [SP uniqueid]
    static MessageLimitCode decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        long limit = in.nzNumber();
        return new MessageLimitCode(limit, in.tryConsume(' ') ? Optional.of(in.nzNumber()) : Optional.empty());
    }
}
