package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * RELEVANCY: how well each of the results fits a fuzzy search (RFC 6203 section 4).
 *
 * @param scores 1 to 100 each, in the order of the results
 */
public record EsearchRelevancy(List<Integer> scores) implements EsearchData {
    private static final int HIGHEST = 100;

    public EsearchRelevancy {
        scores = List.copyOf(scores);
        if (scores.stream().anyMatch(score -> score < 1 || score > HIGHEST)) {
            throw new IllegalArgumentException("a score is 1 to 100");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("RELEVANCY (");
        for (int i = 0; i < scores.size(); i++) {
            Lists.separate(out, i);
            out.number(scores.get(i));
        }
        out.close();
    }

    // score-list = "(" [score *(SP score)] ")"
    static EsearchRelevancy decode(ResponseCursor in) throws ImapSyntaxException {
        List<Integer> scores = new ArrayList<>();
        in.list(() -> {
            long score = in.number();
            if (score < 1 || score > HIGHEST) {
                throw new ImapSyntaxException("a score is 1 to 100");
            }
            scores.add((int) score);
        });
        return new EsearchRelevancy(scores);
    }
}
