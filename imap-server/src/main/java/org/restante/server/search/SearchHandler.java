package org.restante.server.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.restante.protocol.command.Search;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.MessageSummary;
import org.restante.store.StoreException;

/** SEARCH and UID SEARCH (RFC 9051 section 6.4.4), with ESEARCH (RFC 4731) and SEARCHRES (RFC 5182). */
public final class SearchHandler {
    private static final int PAGE = 64; // summaries that are read at once

    private SearchHandler() {}

    /** Carries it out. */
    public static Completion handle(Search command, Session session) throws ImapSyntaxException {
        SelectedView view = session.view();
        boolean modSeq = SearchPlan.speaksOfModSeq(command.key());
        if (modSeq) {
            session.enable(Capabilities.CONDSTORE); // RFC 7162 section 3.1
        }
        Matcher matcher = SearchPlan.of(command.key(), view);
        int[] found;
        try {
            found = find(view, matcher);
        } catch (StoreException refusal) {
            forget(command, view);
            throw refusal;
        }
        SearchResult result = new SearchResult(view, command.numbering(), found, modSeq);
        // RFC 9051 section 6.4.4: IMAP4rev2 answers with ESEARCH, even if RETURN was not given.
        if (command.returns().isPresent() || session.isEnabled(Capabilities.IMAP4REV2)) {
            List<SearchReturnOption> options = command.returns().orElse(List.of(SearchReturnOption.Core.ALL));
            result.saved(options).ifPresent(view::saveSearch);
            result.writeExtended(session, options);
        } else {
            result.write(session);
        }
        return Completion.ok("Searched");
    }

    // RFC 5182 section 2.1: a SEARCH with SAVE that fails leaves nothing behind.
    private static void forget(Search command, SelectedView view) {
        if (command.returns().orElse(List.of()).contains(SearchReturnOption.Core.SAVE)) {
            view.saveSearch(UidSet.EMPTY);
        }
    }

    private static int[] find(SelectedView view, Matcher matcher) {
        int[] found = new int[view.exists()];
        int count = 0;
        for (int from = 0; from < view.exists(); from += PAGE) {
            int to = Math.min(view.exists(), from + PAGE);
            // Only what is asked of every message is read by the page.
            Map<Long, MessageSummary> page = matcher.cost() == Matcher.Cost.SUMMARY ? read(view, from, to) : Map.of();
            for (int i = from; i < to; i++) {
                if (matcher.matches(new Candidate(view, i, page))) {
                    found[count++] = i;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static Map<Long, MessageSummary> read(SelectedView view, int from, int to) {
        UidSet.Builder uids = UidSet.builder();
        for (int i = from; i < to; i++) {
            uids.add(view.numbering().uid(i));
        }
        return view.index().summaries(uids.build());
    }
}
