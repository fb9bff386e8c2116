package org.restante.server.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.command.SearchReturnOption.Core;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.EsearchData;
import org.restante.protocol.response.EsearchResponse;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;

/** What SEARCH found, and how it is told. */
final class SearchResult {
    private final SelectedView view;
    private final Numbering numbering;
    private final int[] found;
    private final boolean withModSeq;

    SearchResult(SelectedView view, Numbering numbering, int[] found, boolean withModSeq) {
        this.view = view;
        this.numbering = numbering;
        this.found = found;
        this.withModSeq = withModSeq;
    }

    private long number(int position) {
        int index = found[position];
        return numbering == Numbering.UID ? view.numbering().uid(index) : index + 1L;
    }

    private long highestModSeq(int from, int to) {
        long highest = 0;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, view.modSeq(found[i]));
        }
        return highest;
    }

    /** Writes {@code * SEARCH 2 3 6} (RFC 3501 section 7.2.5), with MODSEQ if it was asked for (RFC 7162). */
    void write(Session session) {
        ImapWriter out = session.out().writer();
        out.raw("* SEARCH");
        for (int i = 0; i < found.length; i++) {
            out.sp().number(number(i));
        }
        if (withModSeq && found.length > 0) {
            out.raw(" (MODSEQ ").number(highestModSeq(0, found.length)).raw(")");
        }
        session.out().line("");
    }

    /** Returns what is to be kept for {@code $} (RFC 5182 section 2.1), if anything is. */
    Optional<UidSet> saved(List<SearchReturnOption> options) {
        if (!options.contains(Core.SAVE)) {
            return Optional.empty();
        }
        boolean everything = options.contains(Core.ALL)
                || options.contains(Core.COUNT)
                || !options.contains(Core.MIN) && !options.contains(Core.MAX);
        if (everything || found.length == 0) {
            return Optional.of(view.uids(found));
        }
        UidSet.Builder ends = UidSet.builder();
        if (options.contains(Core.MIN)) {
            ends.add(view.numbering().uid(found[0]));
        }
        if (options.contains(Core.MAX)) {
            ends.add(view.numbering().uid(found[found.length - 1]));
        }
        return Optional.of(ends.build());
    }

    /** Writes {@code * ESEARCH (TAG "a") ...} (RFC 9051 section 7.3.4); nothing if only SAVE was asked for. */
    void writeExtended(Session session, List<SearchReturnOption> options) {
        if (options.equals(List.of(Core.SAVE))) {
            return;
        }
        List<EsearchData> data = new ArrayList<>();
        if (found.length > 0) {
            if (options.contains(Core.MIN)) {
                data.add(new EsearchData.Min(number(0)));
            }
            if (options.contains(Core.MAX)) {
                data.add(new EsearchData.Max(number(found.length - 1)));
            }
            if (options.contains(Core.ALL)) {
                data.add(new EsearchData.All(numbers()));
            }
        }
        if (options.contains(Core.COUNT)) {
            data.add(new EsearchData.Count(found.length));
        }
        if (withModSeq && found.length > 0) {
            data.add(new EsearchData.HighestModified(new ModSeq(reportedModSeq(options))));
        }
        session.out()
                .respond(new EsearchResponse(
                        Optional.of(session.tag()),
                        numbering == Numbering.UID
                                ? EsearchResponse.Numbers.UIDS
                                : EsearchResponse.Numbers.SEQUENCE_NUMBERS,
                        data));
    }

    private UidSet numbers() {
        UidSet.Builder numbers = UidSet.builder();
        for (int i = 0; i < found.length; i++) {
            numbers.add(number(i));
        }
        return numbers.build();
    }

    // RFC 7162 section 3.1.10: with MIN or MAX alone, the highest among those that are returned.
    private long reportedModSeq(List<SearchReturnOption> options) {
        if (options.contains(Core.ALL) || options.contains(Core.COUNT)) {
            return highestModSeq(0, found.length);
        }
        long min = options.contains(Core.MIN) ? highestModSeq(0, 1) : 0;
        long max = options.contains(Core.MAX) ? highestModSeq(found.length - 1, found.length) : 0;
        return min == 0 && max == 0 ? highestModSeq(0, found.length) : Math.max(min, max);
    }
}
