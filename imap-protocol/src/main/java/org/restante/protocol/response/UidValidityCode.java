package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The UIDVALIDITY of the selected mailbox (RFC 9051 section 7.1).
 *
 * @param uidValidity its value
 */
public record UidValidityCode(UidValidity uidValidity) implements ResponseCode {
    public UidValidityCode {
        Objects.requireNonNull(uidValidity);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("UIDVALIDITY ");
        out.number(uidValidity.value());
    }

    // "UIDVALIDITY" SP nz-number
    static UidValidityCode decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        return new UidValidityCode(new UidValidity(in.nzNumber()));
    }
}
