package org.restante.server.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.restante.protocol.command.ExtensionSearchKey;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.mime.Collation;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;

/** Makes matchers of the keys of a search (RFC 9051 section 6.4.4; RFC 3501 section 6.4.4; RFC 7162 section 3.1.5). */
public final class SearchPlan {
    private final SearchScope scope;
    private final SelectedView view;

    private SearchPlan(SearchScope scope) {
        this.scope = scope;
        this.view = scope.view();
    }

    /**
     * Makes what looks for a key. It goes on being right while the mailbox changes: sequence numbers are those of now (RFC
     * 5267 section 4.3), UIDs and flags are asked for anew.
     *
     * @throws ImapSyntaxException if the key names a sequence number that no message has
     */
    public static Matcher of(SearchKey key, SearchScope scope) throws ImapSyntaxException {
        return new SearchPlan(scope).matcher(key);
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
            case SearchKey.Numbers numbers -> among(view.uids(view.bySequenceNumberIfAny(numbers.messages())));
            case SearchKey.Uids uids -> among(uids.uids());
            case SearchKey.ModSequence modSequence ->
                Matcher.index(
                        m -> view.modSeq(m.index()) >= modSequence.atLeast().value());
            case SearchKey.Contains contains -> TextMatchers.contains(contains, collation());
            case SearchKey.Header header -> TextMatchers.header(header.name(), header.text(), collation());
            case SearchKey.And and -> and(and.keys());
            case SearchKey.Or or -> or(matcher(or.one()), matcher(or.other()));
            case SearchKey.Not not -> not(matcher(not.key()));
            case ServerSearchKey extension -> extension.matcher(scope);
            case ExtensionSearchKey unknown -> throw new IllegalStateException("nobody answers " + unknown);
        };
    }

    /**
     * Returns the messages that a search has to look at, in order: all, unless a key names some by number or UID.
     *
     * @throws ImapSyntaxException if the key names a sequence number that no message has
     */
    public static int[] named(SearchKey key, SearchScope scope) throws ImapSyntaxException {
        SelectedView view = scope.view();
        return switch (key) {
            case SearchKey.Numbers numbers -> view.bySequenceNumberIfAny(numbers.messages());
            case SearchKey.Uids uids -> view.byUid(uids.uids());
            case ServerSearchKey extension ->
                extension.uids(view).map(view::indexes).orElseGet(() -> everything(view));
            case SearchKey.And and -> {
                int[] named = everything(view);
                for (SearchKey inner : and.keys()) {
                    int[] also = named(inner, scope);
                    named = also.length == view.exists() ? named : common(named, also);
                }
                yield named;
            }
            default -> everything(view);
        };
    }

    private static int[] everything(SelectedView view) {
        int[] all = new int[view.exists()];
        Arrays.setAll(all, index -> index);
        return all;
    }

    private static int[] common(int[] one, int[] other) {
        int[] common = new int[Math.min(one.length, other.length)];
        int count = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                common[count++] = one[i];
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Arrays.copyOf(common, count);
    }

    private static Matcher simple(SearchKey.Simple key) {
        return switch (key) {
            case ALL -> Matcher.EVERYTHING;
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

    private Collation collation() {
        return scope.comparator().collation();
    }

    private Matcher among(SequenceSet set) {
        if (!(set instanceof SequenceSet.Numbers named)) {
            return among(view.savedSearch());
        }
        if (named.openFrom().isEmpty()) {
            return among(named.numbers());
        }
        // RFC 9051 section 9: "*" is the largest UID in use, and "7:*" has it even if it is below 7.
        long from = named.openFrom().get();
        return Matcher.index(m -> m.uid() >= from
                || m.index() == m.view().exists() - 1
                || named.numbers().contains(m.uid()));
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
        return contains(key, SearchKey.ModSequence.class::isInstance);
    }

    /** Returns whether one of the keys within a key, or this itself, is what somebody looks for. */
    public static boolean contains(SearchKey key, Predicate<SearchKey> wanted) {
        return wanted.test(key)
                || switch (key) {
                    case SearchKey.And and -> and.keys().stream().anyMatch(inner -> contains(inner, wanted));
                    case SearchKey.Or or -> contains(or.one(), wanted) || contains(or.other(), wanted);
                    case SearchKey.Not not -> contains(not.key(), wanted);
                    case ServerSearchKey extension ->
                        extension.inner().stream().anyMatch(inner -> contains(inner, wanted));
                    default -> false;
                };
    }

    /**
     * Returns a key in which those that are names for others have been replaced by these (RFC 5466).
     *
     * @throws ImapSyntaxException if one stands for something that does not make sense
     */
    public static SearchKey resolved(SearchKey key, Session session) throws ImapSyntaxException {
        return rewrite(key, inner -> inner instanceof ServerSearchKey named ? named.resolved(session) : inner);
    }

    /** Puts one key in the place of another. */
    @FunctionalInterface
    public interface Replacement {
        /** Returns what stands there instead, or the key itself. */
        SearchKey of(SearchKey key) throws ImapSyntaxException;
    }

    /** Returns a key in which each key that holds no others has been replaced. */
    public static SearchKey rewrite(SearchKey key, Replacement replacement) throws ImapSyntaxException {
        return switch (key) {
            case SearchKey.And and -> new SearchKey.And(rewrite(and.keys(), replacement));
            case SearchKey.Or or -> new SearchKey.Or(rewrite(or.one(), replacement), rewrite(or.other(), replacement));
            case SearchKey.Not not -> new SearchKey.Not(rewrite(not.key(), replacement));
            case ServerSearchKey extension ->
                extension.inner().isEmpty()
                        ? replacement.of(key)
                        : extension.with(rewrite(extension.inner(), replacement));
            default -> replacement.of(key);
        };
    }

    private static List<SearchKey> rewrite(List<SearchKey> keys, Replacement replacement) throws ImapSyntaxException {
        List<SearchKey> rewritten = new ArrayList<>(keys.size());
        for (SearchKey key : keys) {
            rewritten.add(rewrite(key, replacement));
        }
        return rewritten;
    }
}
