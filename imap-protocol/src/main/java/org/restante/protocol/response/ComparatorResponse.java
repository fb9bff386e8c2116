package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * How texts are compared from now on (RFC 5255 section 4.8).
 *
 * @param active the comparator that is in force
 * @param matching all that fit what the client asked for; empty if it is that one alone
 */
public record ComparatorResponse(String active, List<String> matching) implements ExtensionResponse {
    public ComparatorResponse {
        Objects.requireNonNull(active);
        matching = List.copyOf(matching);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("COMPARATOR ").astring(active);
        if (!matching.isEmpty()) {
            out.sp().open();
            for (int i = 0; i < matching.size(); i++) {
                Lists.separate(out, i);
                out.astring(matching.get(i));
            }
            out.close();
        }
    }

    // comparator-data = "COMPARATOR" SP comp-sel-quoted [SP "(" comp-id-quoted *(SP comp-id-quoted) ")"]
    static ComparatorResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String active = in.printable();
        List<String> matching = new ArrayList<>();
        if (in.tryConsume(' ') && in.peek() == '(') {
            in.list(() -> matching.add(in.printable()));
        }
        return new ComparatorResponse(active, matching);
    }
}
