package org.restante.store;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;

/**
 * How whoever has a handle sees the flags of its mailbox: with the {@code \Seen} that all have in common, or, in the place of
 * that, with one of the user's own ({@link Mailbox#readBy}). For the authors of stores with {@link Feature#PRIVATE_SEEN}:
 * states and rows of a store have the common one, and this translates them, there and back. Keeps the last state that it has
 * shown, and of the next one works out only what has changed; safe for use by many threads.
 */
public final class SeenView {
    /** With what all have in common: everything is as it is. */
    public static final SeenView COMMON = new SeenView(Optional.empty());

    private static final Flags SEEN = Flags.of(MessageFlag.SEEN);

    private final Optional<String> reader;
    private Shown last = new Shown(MailboxState.NEW, MailboxState.NEW);

    private record Shown(MailboxState state, MailboxState shown) {}

    private SeenView(Optional<String> reader) {
        this.reader = reader;
    }

    /** With a {@code \Seen} of this user's own. */
    public static SeenView of(String reader) {
        return new SeenView(Optional.of(reader));
    }

    /** Returns what a state looks like; the same object for the same state, as long as there is no later one. */
    public MailboxState of(MailboxState state) {
        return reader.map(user -> shown(user, state)).orElse(state);
    }

    // A store hands out the same object as long as nothing changes, and who looks at it relies on that here, too.
    @SuppressWarnings("ReferenceEquality")
    private synchronized MailboxState shown(String user, MailboxState state) {
        if (last.state() == state) {
            return last.shown();
        }
        UidSet seen = state.seen().of(user);
        MessageTable messages = state.messages()
                .seen(seen, last.state().messages(), last.shown().messages());
        MailboxState shown = new MailboxState(
                state.modSeq(), state.uidNext(), messages, state.vanished(), state.seen(), state.annotated());
        if (state.modSeq().compareTo(last.state().modSeq()) >= 0) {
            last = new Shown(state, shown);
        }
        return shown;
    }

    /** Returns what a commit looks like. */
    public Committed of(Committed committed) {
        if (reader.isEmpty()) {
            return committed;
        }
        MailboxState before = of(committed.before());
        return new Committed(
                before,
                committed.isChange() ? of(committed.state()) : before,
                committed.modified(),
                committed.source(),
                committed.target());
    }

    /** Returns what a change of flags as they are seen so means for the flags that all have in common. */
    public Change.Store common(Change.Store store) {
        return reader.isEmpty()
                ? store
                : new Change.Store(
                        store.uids(),
                        store.operation(),
                        store.flags(),
                        store.unchangedSince(),
                        store.scope().without(FlagScope.Kind.SEEN));
    }

    /**
     * Returns what a change of flags as they are seen so means for the user's own {@code \Seen}.
     *
     * @param uids which of its messages it is to change
     */
    public List<SeenChange> own(MailboxState before, UidSet uids, Change.Store store) {
        if (reader.isEmpty()) {
            return List.of();
        }
        UidSet seen = before.seen().of(reader.get()).intersect(uids);
        UidSet added = store.apply(Flags.NONE).contains(MessageFlag.SEEN)
                ? before.messages().existing(uids).minus(seen)
                : UidSet.EMPTY;
        UidSet removed = store.apply(SEEN).contains(MessageFlag.SEEN) ? UidSet.EMPTY : seen;
        return change(added, removed);
    }

    /** Returns the flags that all have in common of a message that somebody who sees it so brings with these flags. */
    public Flags common(Flags arriving) {
        return reader.isEmpty() ? arriving : arriving.minus(SEEN);
    }

    /** Returns new messages as somebody who sees them so brings them, with the flags that all have in common. */
    public List<MessageRow> common(List<MessageRow> arriving) {
        return reader.isEmpty()
                ? arriving
                : arriving.stream().map(row -> row.with(common(row.flags()))).toList();
    }

    /** Returns what new messages, as somebody who sees them so brings them, mean for the user's own {@code \Seen}. */
    public List<SeenChange> own(List<MessageRow> arriving) {
        if (reader.isEmpty()) {
            return List.of();
        }
        UidSet.Builder seen = UidSet.builder();
        arriving.stream().filter(row -> row.flags().contains(MessageFlag.SEEN)).forEach(row -> seen.add(row.uid()));
        return change(seen.build(), UidSet.EMPTY);
    }

    private List<SeenChange> change(UidSet seen, UidSet unseen) {
        return seen.isEmpty() && unseen.isEmpty()
                ? List.of()
                : List.of(new SeenChange(reader.orElseThrow(), seen, unseen));
    }
}
