package org.restante.server.extension.partial;

import java.util.Arrays;
import org.restante.protocol.model.PartialRange;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.fetch.ServerFetchModifier;

/** The modifier PARTIAL of FETCH (RFC 9394 section 3.3). */
record PartialFetch(PartialRange range) implements ServerFetchModifier {
    // modifier-partial = "PARTIAL" SP partial-range
    static PartialFetch parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        return new PartialFetch(in.partialRange());
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("PARTIAL ").raw(range.toString());
    }

    @Override
    public int[] select(int[] indexes) {
        return Arrays.copyOfRange(indexes, range.from(indexes.length), range.to(indexes.length));
    }
}
