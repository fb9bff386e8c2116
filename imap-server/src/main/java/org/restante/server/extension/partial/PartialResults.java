package org.restante.server.extension.partial;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.model.PartialRange;
import org.restante.protocol.response.EsearchData;
import org.restante.protocol.response.EsearchPartial;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.search.SearchRequest;
import org.restante.server.search.SearchResult;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerReturnOption;

/** The return option PARTIAL (RFC 9394 section 3.1, RFC 5267 section 4.4). */
record PartialResults(PartialRange range) implements ServerReturnOption {
    // modifier-partial = "PARTIAL" SP partial-range
    static PartialResults parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        return new PartialResults(in.partialRange());
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("PARTIAL ").raw(range.toString());
    }

    // "A single command MUST NOT contain more than one PARTIAL or ALL search return option"
    @Override
    public void check(SearchRequest request, SearchScope scope) throws ImapSyntaxException {
        List<SearchReturnOption> options = request.options();
        long partial = options.stream().filter(PartialResults.class::isInstance).count();
        if (partial > 1 || options.contains(SearchReturnOption.Core.ALL)) {
            throw new ImapSyntaxException("One PARTIAL or one ALL, not both");
        }
    }

    @Override
    public Optional<EsearchData> data(SearchResult result) {
        int count = result.found().count();
        return Optional.of(new EsearchPartial(range, result.numbers(range.from(count), range.to(count))));
    }

    @Override
    public Optional<List<Integer>> positions(SearchResult result) {
        int count = result.found().count();
        return Optional.of(
                IntStream.range(range.from(count), range.to(count)).boxed().toList());
    }
}
