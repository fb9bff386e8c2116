package org.restante.server.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.restante.protocol.command.ExtensionSearchReturnOption;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.command.SearchReturnOption.Core;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.EsearchData;
import org.restante.protocol.response.EsearchResponse;
import org.restante.protocol.response.ResultList;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;

/** What a search found, and how it is told. */
public final class SearchResult {
    private final SearchScope scope;
    private final SearchRequest request;
    private final Matcher matcher;
    private final Found found;
    private final boolean withModSeq;
    private final Bounded looked;

    SearchResult(SearchScope scope, SearchRequest request, Matcher matcher, Found found, Bounded looked) {
        this.scope = scope;
        this.request = request;
        this.matcher = matcher;
        this.found = found;
        this.looked = looked;
        this.withModSeq = SearchPlan.speaksOfModSeq(request.key());
    }

    /** Completes the command; the client hears if some messages have not been looked at (RFC 9738 section 3.1). */
    public Completion complete(Completion completion) {
        return looked.complete(scope.session(), completion);
    }

    /**
     * Refuses a command that needs to look at all messages.
     *
     * @throws org.restante.server.engine.Refusal if some have not been looked at
     */
    public void refuseRest() {
        looked.refuseRest();
    }

    /** Returns where was searched. */
    public SearchScope scope() {
        return scope;
    }

    /** Returns what the client asked for. */
    public SearchRequest request() {
        return request;
    }

    /** Returns what looked for it. */
    public Matcher matcher() {
        return matcher;
    }

    /** Returns the messages, in the order of the result. */
    public Found found() {
        return found;
    }

    /** Returns the number, as the client wants it, of the message at a position of the result. */
    public long number(int position) {
        int index = found.indexes()[position];
        return request.numbering() == Numbering.UID ? scope.view().numbering().uid(index) : index + 1L;
    }

    /** Returns the numbers at some positions of the result. */
    public ResultList numbers(int from, int to) {
        return ResultList.of(IntStream.range(from, to).mapToLong(this::number).toArray());
    }

    private long modSeq(int position) {
        return scope.view().modSeq(found.indexes()[position]);
    }

    /** Writes {@code * SEARCH 2 3 6} (RFC 3501 section 7.2.5) or its like, with MODSEQ if it was asked for (RFC 7162). */
    public void write(String name) {
        Session session = scope.session();
        ImapWriter out = session.out().writer();
        out.raw("* ").raw(name);
        for (int i = 0; i < found.count(); i++) {
            out.sp().number(number(i));
        }
        if (withModSeq && found.count() > 0) {
            long highest = IntStream.range(0, found.count())
                    .mapToLong(this::modSeq)
                    .max()
                    .orElseThrow();
            out.raw(" (MODSEQ ").number(highest).raw(")");
        }
        session.out().line("");
    }

    /** Returns the messages to be kept for {@code $} (RFC 5182 section 2.1, RFC 9394 section 3.2), if any are. */
    Optional<UidSet> saved() {
        if (!request.options().contains(Core.SAVE)) {
            return Optional.empty();
        }
        UidSet.Builder uids = UidSet.builder();
        returned()
                .map(position -> found.indexes()[position])
                .mapToLong(scope.view().numbering()::uid)
                .sorted()
                .forEach(uids::add);
        return Optional.of(uids.build());
    }

    // The positions that the answer is about: all, unless every option is about some of them.
    private IntStream returned() {
        List<SearchReturnOption> options = request.options();
        IntStream some = IntStream.empty();
        boolean all = options.contains(Core.ALL) || options.contains(Core.COUNT);
        boolean any = false;
        if (found.count() > 0 && !all) {
            for (SearchReturnOption option : options) {
                Optional<List<Integer>> positions = positions(option);
                any |= positions.isPresent();
                some = IntStream.concat(
                        some, positions.stream().flatMap(List::stream).mapToInt(Integer::intValue));
            }
        }
        return any ? some.distinct() : IntStream.range(0, found.count());
    }

    private Optional<List<Integer>> positions(SearchReturnOption option) {
        return switch (option) {
            case Core core ->
                switch (core) {
                    case MIN -> Optional.of(List.of(0));
                    case MAX -> Optional.of(List.of(found.count() - 1));
                    case ALL, COUNT, SAVE -> Optional.empty();
                };
            case ServerReturnOption server -> server.positions(this);
            case ExtensionSearchReturnOption unknown -> throw unanswered(unknown);
        };
    }

    private static IllegalStateException unanswered(SearchReturnOption unknown) {
        return new IllegalStateException("nobody answers " + unknown);
    }

    /** Writes {@code * ESEARCH (TAG "a") ...} (RFC 9051 section 7.3.4); nothing if nothing to be told was asked for. */
    void writeExtended() {
        writeExtended(Optional.empty());
    }

    void writeExtended(Optional<EsearchResponse.Source> source) {
        List<SearchReturnOption> options = request.options();
        // RFC 7377 section 2.1: no response for a mailbox in which nothing was found, whatever was asked for.
        boolean nothing = source.isPresent() && found.count() == 0;
        if (!nothing && !options.stream().allMatch(SearchResult::isSilent)) {
            scope.session()
                    .out()
                    .respond(new EsearchResponse(
                            Optional.of(scope.session().tag()),
                            source,
                            request.numbering() == Numbering.UID
                                    ? EsearchResponse.Numbers.UIDS
                                    : EsearchResponse.Numbers.SEQUENCE_NUMBERS,
                            data()));
        }
        for (SearchReturnOption option : options) {
            if (option instanceof ServerReturnOption server) {
                server.answered(this);
            }
        }
    }

    private static boolean isSilent(SearchReturnOption option) {
        return option == Core.SAVE || option instanceof ServerReturnOption server && server.isSilent();
    }

    /** Returns what was asked for, in the order of RFC 9051 section 9, then what extensions add. */
    public List<EsearchData> data() {
        List<SearchReturnOption> options = request.options();
        List<EsearchData> data = new ArrayList<>();
        for (Core core : Core.values()) {
            if (options.contains(core)) {
                data(core).ifPresent(data::add);
            }
        }
        for (SearchReturnOption option : options) {
            if (option instanceof ServerReturnOption server) {
                server.data(this).ifPresent(data::add);
            }
        }
        if (withModSeq && found.count() > 0) {
            // RFC 7162 section 3.1.10: with MIN or MAX alone, the highest among those that are returned.
            returned()
                    .mapToLong(this::modSeq)
                    .max()
                    .ifPresent(highest -> data.add(new EsearchData.HighestModified(new ModSeq(highest))));
        }
        return data;
    }

    private Optional<EsearchData> data(Core option) {
        if (option == Core.COUNT) {
            return Optional.of(new EsearchData.Count(found.count()));
        }
        if (found.count() == 0) {
            return Optional.empty();
        }
        return switch (option) {
            case MIN -> Optional.of(new EsearchData.Min(number(0)));
            case MAX -> Optional.of(new EsearchData.Max(number(found.count() - 1)));
            case ALL -> Optional.of(EsearchData.all(numbers(0, found.count())));
            case COUNT, SAVE -> Optional.empty();
        };
    }
}
