package org.restante.server.extension.sort;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.search.Found;
import org.restante.server.search.SearchScope;
import org.restante.server.search.SentDates;

/** The criteria of RFC 5256 section 3, and those of RFC 5957. */
enum CoreSortKey implements SortKey {
    /** Internal date and time. */
    ARRIVAL,
    /** The mailbox of the first address in Cc. */
    CC,
    /** Sent date and time (section 2.2). */
    DATE,
    /** What a client shows of the first address in From (RFC 5957 section 4). */
    DISPLAYFROM,
    /** What a client shows of the first address in To (RFC 5957 section 4). */
    DISPLAYTO,
    /** The mailbox of the first address in From. */
    FROM,
    /** Octets. */
    SIZE,
    /** The base subject (section 2.1). */
    SUBJECT,
    /** The mailbox of the first address in To. */
    TO;

    @Override
    public String word() {
        return name();
    }

    @Override
    public long[] ranks(SearchScope scope, Found found) {
        SelectedView view = scope.view();
        return switch (this) {
            // Without the zone: moments count.
            case ARRIVAL ->
                each(found, index -> view.numbering().internalDate(index).epochSecond());
            case SIZE -> each(found, view.numbering()::octets);
            case DATE -> {
                SentDates dates = SentDates.of(view);
                yield each(found, dates::epochSecond);
            }
            case CC -> texts(scope, found, TextColumn.Text.CC);
            case DISPLAYFROM -> texts(scope, found, TextColumn.Text.DISPLAYFROM);
            case DISPLAYTO -> texts(scope, found, TextColumn.Text.DISPLAYTO);
            case FROM -> texts(scope, found, TextColumn.Text.FROM);
            case SUBJECT -> texts(scope, found, TextColumn.Text.SUBJECT);
            case TO -> texts(scope, found, TextColumn.Text.TO);
        };
    }

    @FunctionalInterface
    private interface Rank {
        long of(int index);
    }

    private static long[] each(Found found, Rank rank) {
        long[] ranks = new long[found.count()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank.of(found.indexes()[i]);
        }
        return ranks;
    }

    private static long[] texts(SearchScope scope, Found found, TextColumn.Text text) {
        SelectedView view = scope.view();
        IntFunction<byte[]> keys =
                view.index().column(new TextColumn(text, scope.comparator().collation()), view.numbering());
        byte[][] texts = new byte[found.count()][];
        Arrays.setAll(texts, i -> keys.apply(found.indexes()[i]));
        return TextRanks.of(texts, scope.comparator().order());
    }
}
