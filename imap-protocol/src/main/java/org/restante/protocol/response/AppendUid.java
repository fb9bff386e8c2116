package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Where appended messages went (RFC 4315 section 3, RFC 9051 section 7.1).
 *
 * @param uidValidity that of the mailbox
 * @param uids the UIDs of the new messages, in the order in which they were sent; one but for MULTIAPPEND
 */
public record AppendUid(UidValidity uidValidity, UidSet uids) implements ResponseCode {
    public AppendUid {
        Objects.requireNonNull(uidValidity);
        UidSets.requireSome(uids);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("APPENDUID ");
        out.number(uidValidity.value());
        out.sp();
        out.uidSet(uids);
    }

    // resp-code-apnd = "APPENDUID" SP nz-number SP append-uid
    static AppendUid decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        UidValidity uidValidity = new UidValidity(in.nzNumber());
        in.sp();
        return new AppendUid(uidValidity, in.uidSet());
    }
}
