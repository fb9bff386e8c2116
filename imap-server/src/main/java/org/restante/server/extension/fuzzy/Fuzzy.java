package org.restante.server.extension.fuzzy;

import java.util.List;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchPlan;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;

/**
 * FUZZY: another key, roughly (RFC 6203 section 3).
 *
 * @param key that key
 */
record Fuzzy(SearchKey key) implements ServerSearchKey {
    // search-key =/ "FUZZY" SP search-key
    static Fuzzy parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        in.descend();
        SearchKey key = SearchKey.parse(in);
        in.ascend();
        return new Fuzzy(key);
    }

    /**
     * Refuses a search without FUZZY: RELEVANCY "MUST NOT be used unless a FUZZY search key is also given" (sections 4, 6).
     *
     * @throws ImapSyntaxException for BAD
     */
    static void require(SearchKey search) throws ImapSyntaxException {
        if (!SearchPlan.contains(search, Fuzzy.class::isInstance)) {
            throw new ImapSyntaxException("RELEVANCY needs FUZZY");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        key.encode(out.raw("FUZZY "));
    }

    @Override
    public List<SearchKey> inner() {
        return List.of(key);
    }

    @Override
    public SearchKey with(List<SearchKey> others) {
        return new Fuzzy(others.getFirst());
    }

    @Override
    public Matcher matcher(SearchScope scope) throws ImapSyntaxException {
        FuzzyPlan.Scorer scorer = FuzzyPlan.of(key, scope);
        return new Matcher(scorer.cost(), message -> {
            int score = scorer.score().applyAsInt(message);
            if (score > 0) {
                message.score(score);
            }
            return score > 0;
        });
    }
}
