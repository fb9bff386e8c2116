package org.restante.server.extension.fuzzy;

import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.extension.sort.SortKey;

/** Adds FUZZY to the keys of SEARCH, and RELEVANCY to what SEARCH and SORT return and to what SORT sorts by (RFC 6203). */
public final class FuzzyExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability("SEARCH=FUZZY", parts -> parts.grammar()
                .add(SearchKey.class, "FUZZY", Fuzzy::parse)
                .add(SearchReturnOption.class, Relevancy.WORD, in -> Relevancy.Scores.SCORES)
                .add(SortKey.class, Relevancy.WORD, in -> Relevancy.Order.HIGHEST_FIRST));
    }
}
