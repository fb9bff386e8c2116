package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.model.PartialRange;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * PARTIAL: some of the results (RFC 5267 section 4.4, RFC 9394 section 3.1).
 *
 * @param range what was asked for, as it was
 * @param results what there is of it, maybe nothing
 */
public record EsearchPartial(PartialRange range, ResultList results) implements EsearchData {
    public EsearchPartial {
        Objects.requireNonNull(range);
        Objects.requireNonNull(results);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("PARTIAL (").raw(range.toString()).sp();
        if (results.isEmpty()) {
            out.nil();
        } else {
            results.encode(out);
        }
        out.close();
    }

    // ret-data-partial = "PARTIAL" SP "(" partial-range SP partial-results ")"; partial-results = sequence-set / "NIL"
    static EsearchPartial decode(ResponseCursor in) throws ImapSyntaxException {
        in.expect('(');
        PartialRange.Origin origin = sign(in);
        long one = in.nzNumber();
        in.expect(':');
        if (sign(in) != origin) {
            throw new ImapSyntaxException("both ends of a range count from the same side");
        }
        PartialRange range = new PartialRange(origin, one, in.nzNumber());
        in.sp();
        ResultList results = in.tryNil() ? ResultList.EMPTY : ResultList.decode(in);
        in.expect(')');
        return new EsearchPartial(range, results);
    }

    private static PartialRange.Origin sign(ResponseCursor in) {
        return in.tryConsume('-') ? PartialRange.Origin.LAST : PartialRange.Origin.FIRST;
    }
}
