package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Where copied or moved messages went (RFC 4315 section 3, RFC 9051 section 7.1). The first of the source is the first of
 * the destination, and so on: messages are copied in the order of their UIDs.
 *
 * @param uidValidity that of the destination
 * @param source the UIDs of the messages that were copied
 * @param destination the UIDs that their copies have, as many
 */
public record CopyUid(UidValidity uidValidity, UidSet source, UidSet destination) implements ResponseCode {
    public CopyUid {
        Objects.requireNonNull(uidValidity);
        UidSets.requireSome(source);
        UidSets.requireSome(destination);
        if (source.size() != destination.size()) {
            throw new IllegalArgumentException("COPYUID has as many UIDs on either side");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("COPYUID ");
        out.number(uidValidity.value());
        out.sp();
        out.uidSet(source);
        out.sp();
        out.uidSet(destination);
    }

    // resp-code-copy = "COPYUID" SP nz-number SP uid-set SP uid-set
    static CopyUid decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        UidValidity uidValidity = new UidValidity(in.nzNumber());
        in.sp();
        UidSet source = in.uidSet();
        in.sp();
        UidSet destination = in.uidSet();
        return new CopyUid(uidValidity, source, destination);
    }
}
