package org.restante.protocol.response;

import org.restante.protocol.model.ModSeq;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The mod-sequence of the last change in the mailbox (RFC 7162 section 3.1.2.1).
 *
 * @param modSeq its value, at least 1
 */
public record HighestModSeq(ModSeq modSeq) implements ResponseCode {
    public HighestModSeq {
        if (modSeq.value() == 0) {
            throw new IllegalArgumentException("HIGHESTMODSEQ is not 0");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("HIGHESTMODSEQ ");
        out.number(modSeq.value());
    }

    // "HIGHESTMODSEQ" SP mod-sequence-value
    static HighestModSeq decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        return new HighestModSeq(in.modSequenceValue());
    }
}
