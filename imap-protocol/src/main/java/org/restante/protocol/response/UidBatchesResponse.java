package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Ranges of UIDs that divide a mailbox into batches (RFC 10022 section 3.1.2).
 *
 * @param tag the tag of the command
 * @param batches the ranges, the one with the highest UIDs first; none if there is no message, or no such batch
 */
public record UidBatchesResponse(String tag, List<Batch> batches) implements Untagged {
    /**
     * The UIDs of one batch, both ends included; there need not be messages with these two.
     *
     * @param highest its highest UID
     * @param lowest its lowest UID
     */
    public record Batch(long highest, long lowest) {
        public Batch {
            UidSet.range(lowest, highest);
        }
    }

    public UidBatchesResponse {
        batches = List.copyOf(batches);
        if (!Atoms.isTag(tag)) {
            throw new IllegalArgumentException("not a tag");
        }
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("UIDBATCHES (TAG \"").raw(tag).raw("\")");
        for (int i = 0; i < batches.size(); i++) {
            out.raw(i == 0 ? " " : ",");
            out.number(batches.get(i).highest()).raw(":").number(batches.get(i).lowest());
        }
    }

    // uidbatches-response = "UIDBATCHES" search-correlator [SP uid-range *("," uid-range)]
    static UidBatchesResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String tag = SearchCorrelator.decode(in).tag();
        List<Batch> batches = new ArrayList<>();
        if (in.tryConsume(' ')) {
            do {
                long one = in.nzNumber();
                in.expect(':');
                long other = in.nzNumber();
                batches.add(new Batch(Math.max(one, other), Math.min(one, other)));
            } while (in.tryConsume(','));
        }
        return new UidBatchesResponse(tag, batches);
    }
}
