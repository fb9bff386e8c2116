package org.restante.server.extension.filters;

import java.util.ArrayDeque;
import java.util.Deque;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SearchProgram;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.UndefinedFilter;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.search.SearchPlan;

/** Puts what filters stand for in their place, filters within filters too, without running in circles (RFC 5466 section 3.1). */
final class Substitution {
    private static final int MAX_DEPTH = 8; // "Implementations MUST be able to perform at least 3 substitution passes"
    private static final int MAX = 100;

    private final Session session;
    private final Deque<String> within = new ArrayDeque<>();
    private int done;

    Substitution(Session session) {
        this.session = session;
    }

    /** Returns the key that a filter stands for, without filters. */
    SearchKey of(Filter filter) throws ImapSyntaxException {
        // "If an implementation detects a loop [...] it MUST behave as if the specified filter doesn't exist"
        if (within.contains(filter.name()) || within.size() == MAX_DEPTH || ++done > MAX) {
            throw undefined(filter);
        }
        String value = Filters.value(session, filter.name()).orElseThrow(() -> undefined(filter));
        within.push(filter.name());
        SearchKey key = SearchPlan.rewrite(
                parse(filter, value), inner -> inner instanceof Filter another ? of(another) : inner);
        within.pop();
        return key;
    }

    // search-criteria = search-key *(SP search-key)
    private SearchKey parse(Filter filter, String value) {
        try {
            ImapReader in =
                    new ImapReader(Frame.of(value), session.server().registry().grammar());
            SearchKey key = SearchProgram.parseKeys(in);
            in.end();
            return key;
        } catch (ImapSyntaxException incomplete) {
            // "the server should fail the SEARCH command if its SEARCH criterion references a filter containing "OR
            // SMALLER""
            throw new Refusal(
                    PlainCode.CANNOT, "The filter " + filter.name() + " is no search: " + incomplete.getMessage());
        }
    }

    private static Refusal undefined(Filter filter) {
        return new Refusal(new UndefinedFilter(filter.name()), "There is no such filter");
    }
}
