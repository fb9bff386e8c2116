package org.restante.server.extension.fuzzy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.response.EsearchData;
import org.restante.protocol.response.EsearchRelevancy;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.extension.sort.SortKey;
import org.restante.server.search.Found;
import org.restante.server.search.SearchRequest;
import org.restante.server.search.SearchResult;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerReturnOption;

/** RELEVANCY, which SEARCH and SORT return (RFC 6203 section 4), and by which SORT sorts (section 6). */
final class Relevancy {
    static final String WORD = "RELEVANCY";

    private Relevancy() {}

    /** The return option: a score for each message found, in the order of the result; with PARTIAL for those that it returns. */
    enum Scores implements ServerReturnOption {
        SCORES;

        @Override
        public void encode(ImapWriter out) {
            out.raw(WORD);
        }

        @Override
        public void check(SearchRequest request, SearchScope scope) throws ImapSyntaxException {
            Fuzzy.require(request.key());
        }

        @Override
        public Optional<EsearchData> data(SearchResult result) {
            Found found = result.found();
            List<Integer> positions = result.request().options().stream()
                    .filter(option -> option instanceof ServerReturnOption && option != this)
                    .flatMap(option -> ((ServerReturnOption) option).positions(result).stream())
                    .findFirst()
                    .orElseGet(() -> IntStream.range(0, found.count()).boxed().toList());
            return Optional.of(new EsearchRelevancy(
                    positions.stream().map(found::relevancy).toList()));
        }
    }

    /** The sort criterion: "the message with the highest score is returned first". */
    enum Order implements SortKey {
        HIGHEST_FIRST;

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public long[] ranks(SearchScope scope, Found found) {
            return IntStream.range(0, found.count())
                    .mapToLong(position -> -found.relevancy(position))
                    .toArray();
        }

        @Override
        public boolean followsFromMessages() {
            return false;
        }

        @Override
        public void check(SearchKey search) throws ImapSyntaxException {
            Fuzzy.require(search);
        }
    }
}
