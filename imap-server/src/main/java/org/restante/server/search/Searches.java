package org.restante.server.search;

import java.util.Optional;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.EsearchResponse;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Progress;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.StoreException;

/** Carries out commands that search. */
public final class Searches {
    private Searches() {}

    /**
     * Searches the selected mailbox; nothing is written yet.
     *
     * @throws ImapSyntaxException if the request does not make sense
     */
    public static SearchResult run(SearchRequest asked, Session session) throws ImapSyntaxException {
        SearchRequest request = asked.resolved(session);
        SelectedView view = session.view();
        SearchScope scope = SearchScope.of(session, view);
        Matcher matcher = prepare(request, scope);
        Bounded looked = Bounded.of(session, SearchPlan.named(request.key(), scope));
        if (request.order().isPresent()) {
            looked.refuseRest(); // RFC 9738 section 3.3: what is sorted in part is not sorted
        }
        try {
            return search(request, scope, matcher, looked);
        } catch (StoreException refusal) {
            forget(request, view);
            throw refusal;
        }
    }

    /**
     * Makes what looks for it there, and enables what the client thereby shows that it understands.
     *
     * @throws ImapSyntaxException if the request does not make sense
     */
    public static Matcher prepare(SearchRequest request, SearchScope scope) throws ImapSyntaxException {
        request.check(scope);
        if (SearchPlan.speaksOfModSeq(request.key())) {
            scope.session().enable(Capabilities.CONDSTORE); // RFC 7162 section 3.1
        }
        return SearchPlan.of(request.key(), scope);
    }

    /**
     * Searches one mailbox, which need not be the selected one; nothing is written yet.
     *
     * @param looked the messages to look at
     */
    public static SearchResult search(SearchRequest request, SearchScope scope, Matcher matcher, Bounded looked) {
        Found found = Found.among(looked.indexes(), scope, matcher);
        Found ordered = request.order().isPresent()
                ? Progress.during(scope.session(), found.count(), () -> request.order()
                        .get()
                        .apply(scope, found))
                : found;
        return new SearchResult(scope, request, matcher, ordered, looked);
    }

    /** Answers with ESEARCH, and keeps the result for {@code $} if that was asked for. */
    public static void answerExtended(SearchResult result) {
        result.saved().ifPresent(result.scope().view()::saveSearch);
        result.writeExtended();
    }

    /** Answers with ESEARCH that says in which mailbox something was found, if anything was (RFC 7377 section 2.1). */
    public static void answerExtended(SearchResult result, EsearchResponse.Source source) {
        result.saved().ifPresent(result.scope().view()::saveSearch);
        result.writeExtended(Optional.of(source));
    }

    // RFC 5182 section 2.1: a search with SAVE that fails leaves nothing behind.
    private static void forget(SearchRequest request, SelectedView view) {
        if (request.options().contains(SearchReturnOption.Core.SAVE)) {
            view.saveSearch(UidSet.EMPTY);
        }
    }
}
