package org.restante.server.search;

import java.util.Arrays;
import java.util.Map;
import org.restante.protocol.model.UidSet;
import org.restante.server.engine.Progress;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.MessageSummary;

/**
 * The messages that a search found.
 *
 * @param indexes their indexes in the view, in the order of the result
 * @param relevancy how well each of them fits, 1 to 100; empty if there was no more to it than fitting
 */
public record Found(int[] indexes, int[] relevancy) {
    /** The relevancy of what is exactly what was looked for. */
    public static final int EXACT = 100;

    private static final int PAGE = 64; // summaries that are read at once
    private static final int[] NONE = {};

    /** Looks at some messages, given in the order of the mailbox; what is found is in that order. */
    static Found among(int[] looked, SearchScope scope, Matcher matcher) {
        if (matcher.equals(Matcher.EVERYTHING)) {
            return new Found(looked, NONE);
        }
        SelectedView view = scope.view();
        Progress progress = Progress.begin(scope.session(), looked.length);
        int[] found = new int[looked.length];
        int[] relevancy = NONE;
        int count = 0;
        for (int from = 0; from < looked.length; from += PAGE) {
            int to = Math.min(looked.length, from + PAGE);
            // Only what is asked of every message is read by the page.
            boolean asked = matcher.cost() == Matcher.Cost.SUMMARY;
            Map<Long, MessageSummary> page = asked ? read(view, looked, from, to) : Map.of();
            for (int i = from; i < to; i++) {
                progress.at(i);
                Candidate message = new Candidate(view, looked[i], page);
                if (matcher.matches(message)) {
                    if (message.relevancy() != EXACT && relevancy.length == 0) {
                        relevancy = new int[looked.length];
                        Arrays.fill(relevancy, EXACT);
                    }
                    if (relevancy.length > 0) {
                        relevancy[count] = message.relevancy();
                    }
                    found[count++] = looked[i];
                }
            }
        }
        return new Found(Arrays.copyOf(found, count), relevancy.length == 0 ? NONE : Arrays.copyOf(relevancy, count));
    }

    private static Map<Long, MessageSummary> read(SelectedView view, int[] looked, int from, int to) {
        UidSet.Builder uids = UidSet.builder();
        for (int i = from; i < to; i++) {
            uids.add(view.numbering().uid(looked[i]));
        }
        return view.index().summaries(uids.build());
    }

    /** Returns whether a message of a view is what a matcher looks for. */
    public static boolean matches(SelectedView view, int index, Matcher matcher) {
        return matcher.matches(new Candidate(view, index, Map.of()));
    }

    /** Returns how many there are. */
    public int count() {
        return indexes.length;
    }

    /** Returns how well the message at a position of the result fits, 1 to 100. */
    public int relevancy(int position) {
        return relevancy.length == 0 ? EXACT : relevancy[position];
    }

    /** Returns the same messages in another order, which names their positions in this one. */
    public Found inOrder(int[] positions) {
        int[] ordered = new int[positions.length];
        int[] scores = relevancy.length == 0 ? NONE : new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            ordered[i] = indexes[positions[i]];
            if (scores.length > 0) {
                scores[i] = relevancy[positions[i]];
            }
        }
        return new Found(ordered, scores);
    }
}
