package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A SEARCH names a filter that is not there (RFC 5466 section 3.1).
 *
 * @param name the name of the filter
 */
public record UndefinedFilter(String name) implements ExtensionCode {
    public UndefinedFilter {
        Atoms.requireAtom(name);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("UNDEFINED-FILTER ").raw(name);
    }

    // "UNDEFINED-FILTER" SP filter-name
    static UndefinedFilter decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        return new UndefinedFilter(in.atom());
    }
}
