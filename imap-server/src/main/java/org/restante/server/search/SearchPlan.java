package org.restante.server.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.restante.protocol.command.ExtensionSearchKey;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.mailbox.SelectedView;

/** Makes matchers of the keys of a SEARCH (RFC 9051 section 6.4.4; RFC 3501 section 6.4.4; RFC 7162 section 3.1.5). */
final class SearchPlan {
    private final SelectedView view;

    private SearchPlan(SelectedView view) {
        this.view = view;
    }

    static Matcher of(SearchKey key, SelectedView view) throws ImapSyntaxException {
        return new SearchPlan(view).matcher(key);
    }

    private Matcher matcher(SearchKey key) throws ImapSyntaxException {
        return switch (key) {
            case SearchKey.Simple simple -> simple(simple);
            case SearchKey.HasFlag has -> Matcher.index(m -> m.flags().contains(has.flag()));
            case SearchKey.LacksFlag lacks -> Matcher.index(m -> !m.flags().contains(lacks.flag()));
            case SearchKey.Larger larger -> Matcher.index(m -> octets(m) > larger.octets());
            case SearchKey.Smaller smaller -> Matcher.index(m -> octets(m) < smaller.octets());
            case SearchKey.Received received ->
                Matcher.index(m -> isWhen(
                        received.when(),
                        m.view().numbering().internalDate(m.index()).day(),
                        received.day()));
            case SearchKey.Sent sent ->
                Matcher.summary(m -> m.summary()
                        .sentDate()
                        .map(date -> isWhen(sent.when(), date.day(), sent.day()))
                        .orElse(false));
            case SearchKey.Numbers numbers -> among(view.uids(view.bySequenceNumber(numbers.messages())));
            case SearchKey.Uids uids -> among(view.uids(view.byUid(uids.uids())));
            case SearchKey.ModSequence modSequence ->
                Matcher.index(
                        m -> view.modSeq(m.index()) >= modSequence.atLeast().value());
            case SearchKey.Contains contains -> TextMatchers.contains(contains);
            case SearchKey.Header header -> TextMatchers.header(header.name(), header.text());
            case SearchKey.And and -> and(and.keys());
            case SearchKey.Or or -> or(matcher(or.one()), matcher(or.other()));
            case SearchKey.Not not -> not(matcher(not.key()));
            case ServerSearchKey extension -> extension.matcher(view);
            case ExtensionSearchKey unknown -> throw new IllegalStateException("nobody answers " + unknown);
        };
    }

    private static Matcher simple(SearchKey.Simple key) {
        return switch (key) {
            case ALL -> Matcher.index(m -> true);
            case RECENT -> Matcher.index(m -> m.view().isRecent(m.uid()));
            case OLD -> Matcher.index(m -> !m.view().isRecent(m.uid()));
            case NEW ->
                Matcher.index(m -> m.view().isRecent(m.uid()) && !m.flags().contains(MessageFlag.SEEN));
        };
    }

    private static long octets(Candidate message) {
        return message.view().numbering().octets(message.index());
    }

    private static boolean isWhen(SearchKey.When when, LocalDate day, LocalDate wanted) {
        return switch (when) {
            case BEFORE -> day.isBefore(wanted);
            case ON -> day.equals(wanted);
            case SINCE -> !day.isBefore(wanted);
        };
    }

    private static Matcher among(UidSet uids) {
        return Matcher.index(m -> uids.contains(m.uid()));
    }

    private Matcher and(List<SearchKey> keys) throws ImapSyntaxException {
        List<Matcher> matchers = new ArrayList<>(keys.size());
        for (SearchKey key : keys) {
            matchers.add(matcher(key));
        }
        matchers.sort(Comparator.comparing(Matcher::cost));
        Matcher[] cheapestFirst = matchers.toArray(Matcher[]::new);
        return new Matcher(matchers.getLast().cost(), m -> {
            for (Matcher matcher : cheapestFirst) {
                if (!matcher.matches(m)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static Matcher or(Matcher one, Matcher other) {
        boolean inOrder = one.cost().compareTo(other.cost()) <= 0;
        Matcher cheap = inOrder ? one : other;
        Matcher dear = inOrder ? other : one;
        return new Matcher(dear.cost(), m -> cheap.matches(m) || dear.matches(m));
    }

    private static Matcher not(Matcher matcher) {
        return new Matcher(matcher.cost(), m -> !matcher.matches(m));
    }

    /** Returns whether the keys speak of MODSEQ, so that the client knows it and the answer says the highest one. */
    static boolean speaksOfModSeq(SearchKey key) {
        return switch (key) {
            case SearchKey.ModSequence modSequence -> true;
            case SearchKey.And and -> and.keys().stream().anyMatch(SearchPlan::speaksOfModSeq);
            case SearchKey.Or or -> speaksOfModSeq(or.one()) || speaksOfModSeq(or.other());
            case SearchKey.Not not -> speaksOfModSeq(not.key());
            default -> false;
        };
    }
}
