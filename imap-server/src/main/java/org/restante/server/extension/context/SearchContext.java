package org.restante.server.extension.context;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.EsearchData;
import org.restante.protocol.response.EsearchResponse;
import org.restante.protocol.response.EsearchUpdate;
import org.restante.protocol.response.EsearchUpdate.Kind;
import org.restante.protocol.response.EsearchUpdate.Place;
import org.restante.protocol.response.ResultList;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.search.Found;
import org.restante.server.search.Matcher;
import org.restante.server.search.ResultOrder;
import org.restante.server.search.SearchPlan;
import org.restante.server.search.SearchResult;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;
import org.restante.store.MessageTable;

/** One search whose result the client holds, and what it has been told of it. */
final class SearchContext {
    private static final Duration TIME_PASSES = Duration.ofMinutes(1); // RFC 5032 section 2: evaluated periodically

    private final String tag;
    private final Numbering numbering;
    private final SearchScope scope;
    private final Matcher matcher;
    private final Optional<ResultOrder> order;
    private final boolean changesWithTime;
    private final Clock clock;
    private Instant looked;
    private ModSeq seen;
    private UidSet members;
    private long[] sorted; // the members as SORT has them; empty for a SEARCH

    SearchContext(String tag, SearchResult result) {
        this.tag = tag;
        this.numbering = result.request().numbering();
        this.scope = result.scope();
        this.matcher = result.matcher();
        this.order = result.request().order();
        this.changesWithTime = SearchPlan.contains(
                result.request().key(), key -> key instanceof ServerSearchKey server && server.changesWithTime());
        this.clock = scope.session().server().clock();
        this.looked = clock.instant();
        long[] uids = uids(result.found());
        // New messages that the client does not count yet are looked at when it does.
        this.seen = scope.view().state().modSeq();
        this.members = UidSet.of(LongStream.of(uids).sorted().toArray());
        this.sorted = order.isPresent() ? uids : new long[0];
    }

    private long[] uids(Found found) {
        long[] uids = new long[found.count()];
        for (int i = 0; i < uids.length; i++) {
            uids[i] = scope.view().numbering().uid(found.indexes()[i]);
        }
        return uids;
    }

    long size() {
        return members.size();
    }

    /** Messages are about to be reported as expunged; the numbers are those from before. */
    void vanished(UidSet uids, LongUnaryOperator numberBefore) {
        remove(members.intersect(uids), numberBefore).ifPresent(removed -> tell(List.of(removed)));
    }

    /** The view has caught up; messages may be new, or have changed. */
    void changed() {
        SelectedView view = scope.view();
        boolean again = changesWithTime && clock.instant().isAfter(looked.plus(TIME_PASSES));
        if (view.state().modSeq().equals(seen) && !again) {
            return;
        }
        MessageTable now = view.state().messages();
        UidSet changed = again ? view.numbering().uids() : now.changedSince(seen);
        seen = view.state().modSeq();
        looked = again ? clock.instant() : looked;
        UidSet.Builder added = UidSet.builder();
        UidSet.Builder removed = UidSet.builder();
        view.numbering().forEach(changed, index -> {
            long uid = view.numbering().uid(index);
            boolean was = members.contains(uid);
            if (Found.matches(view, index, matcher) != was) {
                (was ? removed : added).add(uid);
            }
        });
        List<EsearchData> data = new ArrayList<>();
        remove(removed.build(), this::number).ifPresent(data::add);
        add(added.build()).ifPresent(data::add);
        tell(data);
    }

    private long number(long uid) {
        return numbering == Numbering.UID ? uid : scope.view().numbering().indexOf(uid) + 1L;
    }

    // In the order of the mailbox the position may be 0; "servers are RECOMMENDED to order the result list in mailbox
    // order" (section 4.3.4). In another order each run of neighbours has the position that its first one has by then.
    private Optional<EsearchData> remove(UidSet leaving, LongUnaryOperator numberOf) {
        if (leaving.isEmpty()) {
            return Optional.empty();
        }
        LongUnaryOperator number = numbering == Numbering.UID ? uid -> uid : numberOf;
        List<Place> places = new ArrayList<>();
        if (order.isEmpty()) {
            places.add(place(0, leaving.stream(), number));
        } else {
            places.addAll(runs(sorted, leaving, number, Kind.REMOVEFROM));
            sorted = LongStream.of(sorted).filter(uid -> !leaving.contains(uid)).toArray();
        }
        members = members.minus(leaving);
        return Optional.of(new EsearchUpdate(Kind.REMOVEFROM, places));
    }

    private Optional<EsearchData> add(UidSet coming) {
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        members = members.union(coming);
        List<Place> places = new ArrayList<>();
        if (order.isEmpty()) {
            places.add(place(0, coming.stream(), this::number));
        } else {
            sorted = sort();
            places.addAll(runs(sorted, coming, this::number, Kind.ADDTO));
        }
        return Optional.of(new EsearchUpdate(Kind.ADDTO, places));
    }

    private long[] sort() {
        SelectedView view = scope.view();
        int[] indexes = members.stream()
                .mapToInt(view.numbering()::indexOf)
                .filter(index -> index >= 0)
                .toArray();
        return uids(order.orElseThrow().apply(scope, new Found(indexes, new int[0])));
    }

    // Neighbours in a list that are of a set. From left to right: what is added stands at its place once the ones
    // before it are there, what is removed stands where it is once the ones before it are gone.
    private static List<Place> runs(long[] list, UidSet set, LongUnaryOperator number, Kind kind) {
        List<Place> places = new ArrayList<>();
        int gone = 0;
        for (int from = 0, to; from < list.length; from = to + 1) {
            to = from;
            while (to < list.length && set.contains(list[to])) {
                to++;
            }
            if (to > from) {
                places.add(
                        place(from + 1L - gone, LongStream.of(list).skip(from).limit(to - (long) from), number));
                gone += kind == Kind.REMOVEFROM ? to - from : 0;
            }
        }
        return places;
    }

    private static Place place(long position, LongStream uids, LongUnaryOperator number) {
        return new Place(position, ResultList.of(uids.map(number).toArray()));
    }

    private void tell(List<EsearchData> data) {
        if (data.isEmpty()) {
            return;
        }
        scope.session()
                .out()
                .respond(new EsearchResponse(
                        Optional.of(tag),
                        numbering == Numbering.UID
                                ? EsearchResponse.Numbers.UIDS
                                : EsearchResponse.Numbers.SEQUENCE_NUMBERS,
                        data));
    }
}
