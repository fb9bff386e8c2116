package org.restante.server.extension.savedate;

import org.restante.protocol.wire.ImapWriter;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;

/** The SEARCH key SAVEDATESUPPORTED (RFC 8514 section 4.3): every message, since every store keeps save dates. */
record SaveDateSupported() implements ServerSearchKey {
    @Override
    public void encode(ImapWriter out) {
        out.raw("SAVEDATESUPPORTED");
    }

    @Override
    public Matcher matcher(SearchScope scope) {
        return new Matcher(Matcher.Cost.INDEX, message -> true);
    }
}
