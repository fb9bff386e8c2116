package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.model.Flags;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The flags that messages of the mailbox can have (RFC 9051 section 7.3.5).
 *
 * @param flags they
 */
public record FlagsResponse(Flags flags) implements Untagged {
    public FlagsResponse {
        Objects.requireNonNull(flags);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("FLAGS ");
        FlagList.encode(out, flags, "");
    }

    // "FLAGS" SP flag-list
    static FlagsResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        return new FlagsResponse(FlagList.decode(in).flags());
    }
}
