package org.restante.server.extension.sort;

import java.util.Locale;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A criterion and its direction.
 *
 * @param key what is compared
 * @param direction whether REVERSE stands before it
 */
record SortCriterion(SortKey key, Direction direction) {
    /** Which messages come first. */
    enum Direction {
        ASCENDING,
        REVERSE
    }

    // sort-criterion = ["REVERSE" SP] sort-key
    static SortCriterion parse(ImapReader in) throws ImapSyntaxException {
        Direction direction = in.tryConsume("REVERSE ") ? Direction.REVERSE : Direction.ASCENDING;
        String word = in.atom().toUpperCase(Locale.ROOT);
        SortKey key = in.grammar()
                .rule(SortKey.class, word)
                .orElseThrow(() -> new ImapSyntaxException("Unknown sort criterion"))
                .parse(in);
        return new SortCriterion(key, direction);
    }

    void encode(ImapWriter out) {
        key.encode(out.raw(direction == Direction.REVERSE ? "REVERSE " : ""));
    }
}
