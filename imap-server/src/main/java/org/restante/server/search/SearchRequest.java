package org.restante.server.search;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Session;

/**
 * A command that searches: SEARCH, SORT, or one of their kind.
 *
 * @param numbering what the numbers of the result are
 * @param returns what to return of it; absent if the client did not say
 * @param key what to look for
 * @param order the order of SORT; without one the result is in the order of the mailbox
 */
public record SearchRequest(
        Numbering numbering, Optional<List<SearchReturnOption>> returns, SearchKey key, Optional<ResultOrder> order) {
    public SearchRequest {
        returns = returns.map(List::copyOf);
    }

    /** Returns what to return: what the client said, or ALL. */
    public List<SearchReturnOption> options() {
        return returns.orElse(List.of(SearchReturnOption.Core.ALL));
    }

    // What a filter stands for counts as if the client had said it: MODSEQ (RFC 7162 section 3.1.5), numbers of
    // messages.
    SearchRequest resolved(Session session) throws ImapSyntaxException {
        return new SearchRequest(numbering, returns, SearchPlan.resolved(key, session), order);
    }

    void check(SearchScope scope) throws ImapSyntaxException {
        for (SearchReturnOption option : options()) {
            if (option instanceof ServerReturnOption server) {
                server.check(this, scope);
            }
        }
    }
}
