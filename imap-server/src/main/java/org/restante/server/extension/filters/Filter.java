package org.restante.server.extension.filters;

import java.nio.charset.StandardCharsets;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Session;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchPlan;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;

/**
 * FILTER: what the filter of that name stands for (RFC 5466 section 3.1).
 *
 * @param name its name
 */
record Filter(String name) implements ServerSearchKey {
    // search-key =/ "FILTER" SP filter-name; filter-name = 1*<any ATOM-CHAR except "/">
    static Filter parse(ImapReader in) throws ImapSyntaxException {
        // "use of the FILTER search key implies the CHARSET "UTF-8" [...]. If the SEARCH command includes the explicit
        // CHARSET parameter with the value other than "UTF-8" or "US-ASCII", then such command MUST result in the
        // tagged BAD response from the server. Such tagged response MUST contain the BADCHARSET response code."
        if (!in.charset().equals(StandardCharsets.UTF_8) && !in.charset().equals(StandardCharsets.US_ASCII)) {
            throw new ImapSyntaxException("[BADCHARSET (UTF-8 US-ASCII)] FILTER needs UTF-8");
        }
        in.sp();
        String name = in.atom();
        if (name.indexOf('/') >= 0) {
            throw new ImapSyntaxException("The name of a filter has no slash");
        }
        return new Filter(name);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("FILTER ").atom(name);
    }

    @Override
    public SearchKey resolved(Session session) throws ImapSyntaxException {
        return new Substitution(session).of(this);
    }

    @Override
    public Matcher matcher(SearchScope scope) throws ImapSyntaxException {
        return SearchPlan.of(resolved(scope.session()), scope);
    }
}
