package org.restante.server.search;

import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.Capabilities;
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
    public static SearchResult run(SearchRequest request, Session session) throws ImapSyntaxException {
        SelectedView view = session.view();
        SearchScope scope = SearchScope.of(session, view);
        request.check(scope);
        if (SearchPlan.speaksOfModSeq(request.key())) {
            session.enable(Capabilities.CONDSTORE); // RFC 7162 section 3.1
        }
        Matcher matcher = SearchPlan.of(request.key(), scope);
        int[] named = SearchPlan.named(request.key(), scope);
        if (request.order().isPresent()) {
            Bounded.refuse(session, named.length); // RFC 9738 section 3.3: what is sorted in part is not sorted
        }
        try {
            return search(request, scope, matcher, Bounded.of(session, named));
        } catch (StoreException refusal) {
            forget(request, view);
            throw refusal;
        }
    }

    /**
     * Searches one mailbox, which need not be the selected one; nothing is written yet.
     *
     * @param looked the messages to look at
     */
    public static SearchResult search(SearchRequest request, SearchScope scope, Matcher matcher, Bounded looked) {
        Found found = Found.among(looked.indexes(), scope, matcher);
        Found ordered = request.order().isPresent() ? request.order().get().apply(scope, found) : found;
        return new SearchResult(scope, request, matcher, ordered, looked);
    }

    /** Answers with ESEARCH, and keeps the result for {@code $} if that was asked for. */
    public static void answerExtended(SearchResult result) {
        result.saved().ifPresent(result.scope().view()::saveSearch);
        result.writeExtended();
    }

    // RFC 5182 section 2.1: a search with SAVE that fails leaves nothing behind.
    private static void forget(SearchRequest request, SelectedView view) {
        if (request.options().contains(SearchReturnOption.Core.SAVE)) {
            view.saveSearch(UidSet.EMPTY);
        }
    }
}
