package org.restante.server.extension.fuzzy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.mime.EncodedWords;
import org.restante.protocol.mime.TextSearch;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.search.Candidate;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchPlan;
import org.restante.server.search.SearchScope;
import org.restante.store.Content;

/** Makes scorers of the keys within FUZZY (RFC 6203 sections 3 to 5): texts roughly, everything else exactly. */
final class FuzzyPlan {
    private static final int EXACT = 100;

    private final SearchScope scope;

    private FuzzyPlan(SearchScope scope) {
        this.scope = scope;
    }

    /**
     * How well a message fits.
     *
     * @param cost what it takes to know
     * @param score returns 1 to 100, or 0 if it does not fit
     */
    record Scorer(Matcher.Cost cost, ToIntFunction<Candidate> score) {}

    static Scorer of(SearchKey key, SearchScope scope) throws ImapSyntaxException {
        return new FuzzyPlan(scope).scorer(key);
    }

    private Scorer scorer(SearchKey key) throws ImapSyntaxException {
        return switch (key) {
            case SearchKey.Contains contains ->
                switch (contains.field()) {
                    case BODY -> message(contains.text(), TextSearch.Scope.BODY);
                    case TEXT -> message(contains.text(), TextSearch.Scope.TEXT);
                    case BCC, CC, FROM, SUBJECT, TO -> header(contains.field().name(), contains.text());
                };
            case SearchKey.Header header -> header(header.name(), header.text());
            case SearchKey.And and -> and(and.keys());
            case SearchKey.Or or -> or(scorer(or.one()), scorer(or.other()));
            case Fuzzy inner -> scorer(inner.key());
            default -> exact(SearchPlan.of(key, scope));
        };
    }

    private static Scorer exact(Matcher matcher) {
        return new Scorer(matcher.cost(), message -> matcher.matches(message) ? EXACT : 0);
    }

    private static Scorer message(String text, TextSearch.Scope where) {
        return new Scorer(Matcher.Cost.CONTENT, message -> {
            FuzzyText query = new FuzzyText(text);
            try (Content content = message.open()) {
                new TextSearch(query, where).matches(message.summary().part(), content::read);
            }
            return query.score();
        });
    }

    private static Scorer header(String name, String text) {
        return new Scorer(Matcher.Cost.SUMMARY, message -> {
            FuzzyText query = new FuzzyText(text);
            for (String value : message.headerValues(name)) {
                query.feed(EncodedWords.decode(value));
                query.restart();
            }
            return query.score();
        });
    }

    private Scorer and(List<SearchKey> keys) throws ImapSyntaxException {
        List<Scorer> scorers = new ArrayList<>(keys.size());
        for (SearchKey key : keys) {
            scorers.add(scorer(key));
        }
        scorers.sort(Comparator.comparing(Scorer::cost));
        return new Scorer(scorers.getLast().cost(), message -> {
            int sum = 0;
            for (Scorer scorer : scorers) {
                int score = scorer.score().applyAsInt(message);
                if (score == 0) {
                    return 0;
                }
                sum += score;
            }
            return sum / scorers.size();
        });
    }

    private static Scorer or(Scorer one, Scorer other) {
        Matcher.Cost cost = one.cost().compareTo(other.cost()) > 0 ? one.cost() : other.cost();
        return new Scorer(
                cost,
                message ->
                        Math.max(one.score().applyAsInt(message), other.score().applyAsInt(message)));
    }
}
