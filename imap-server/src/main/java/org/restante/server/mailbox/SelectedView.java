package org.restante.server.mailbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.store.Committed;
import org.restante.store.FlagOperation;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.MessageTable;

/**
 * What one session sees of the mailbox that it has selected. The only place that knows sequence numbers: above it there
 * are indexes (a sequence number less one) and UIDs, below it only UIDs. Used by its session's thread alone, except for
 * {@link #poke} and {@link #seen}.
 *
 * <p>A view catches up with the mailbox only where the protocol allows it. Until then messages that others expunged keep
 * their numbers, and can be read and stored to.
 */
public final class SelectedView implements AutoCloseable {
    /** What may be changed in it. */
    public enum Access {
        /** It was SELECTed. */
        READ_WRITE,
        /** It was SELECTed by somebody who may change nothing that others see. */
        READ_SHARED,
        /** It was EXAMINEd. */
        READ_ONLY
    }

    private final OpenMailboxes.Lease lease;
    private final MailboxIndex index;
    private final Access access;
    private final Runnable poke;
    private final Set<ModSeq> told = new HashSet<>(); // own commits, whose changes the client knows already
    private UidSet ownUids = UidSet.EMPTY; // what these commits have changed
    private Set<MessageFlag> keywords = Set.of();
    private UidSet.Builder reported = UidSet.builder(); // whose flags this command has told the client anyway
    private MailboxState current; // as it was when the command first asked, or after what it committed
    private boolean looked = true; // whether this command has asked
    private boolean opening = true; // until the command that has opened the view ends
    private MailboxState state; // what the client has been told, but for messages that vanished
    private volatile ModSeq seen = ModSeq.ZERO; // up to here it has been told of those, too
    private MessageTable numbering; // the messages that the client counts
    private final Map<Long, Flags> vanishedFlags = new HashMap<>(); // as this session changed them
    private UidSet recent = UidSet.EMPTY;
    private UidSet savedSearch = UidSet.EMPTY;

    /**
     * Opens a view; it sees the mailbox as it is now.
     *
     * @param lease given back by {@link #close}, or by this if it throws
     * @param poke called from any thread when there may be news
     */
    public SelectedView(OpenMailboxes.Lease lease, Access access, Runnable poke) {
        this.lease = lease;
        this.index = lease.index();
        this.access = access;
        this.poke = poke;
        index.add(this); // before its state is read: from then on nothing that it has is let go of
        try {
            this.state = index.state();
            this.current = state;
            this.seen = state.modSeq();
            this.numbering = state.messages();
            claimRecent();
            noteKeywords();
        } catch (RuntimeException | Error refusal) {
            close();
            throw refusal;
        }
    }

    /** Returns the mailbox. */
    public MailboxIndex index() {
        return index;
    }

    /** Returns whether it may be changed. */
    public Access access() {
        return access;
    }

    /** Returns how many messages the client counts (EXISTS). */
    public int exists() {
        return numbering.size();
    }

    /** Returns the messages that the client counts, by index. For flags and MODSEQ ask {@link #flags}, {@link #modSeq}. */
    public MessageTable numbering() {
        return numbering;
    }

    /** Returns the state that the client has been told of. */
    public MailboxState state() {
        return state;
    }

    /**
     * Returns the indexes of the messages that a command is about, in order.
     *
     * @throws ImapSyntaxException if it names a sequence number that no message has
     */
    public int[] resolve(Numbering numbers, SequenceSet set) throws ImapSyntaxException {
        return switch (numbers) {
            case SEQUENCE -> bySequenceNumber(set);
            case UID -> byUid(set);
        };
    }

    /**
     * Returns the indexes of the messages that a set of sequence numbers names, in order.
     *
     * @throws ImapSyntaxException if it names a number that no message has (RFC 9051 section 9, seq-number)
     */
    public int[] bySequenceNumber(SequenceSet set) throws ImapSyntaxException {
        if (!(set instanceof SequenceSet.Numbers named)) {
            return indexes(savedSearch);
        }
        UidSet numbers = named.resolve(exists());
        if (numbers.isEmpty() || exists() == 0 && named.numbers().isEmpty()) {
            return new int[0];
        }
        if (numbers.first(numbers.ranges() - 1) > exists()) {
            throw new ImapSyntaxException("No message has number " + numbers.first(numbers.ranges() - 1));
        }
        UidSet existing = numbers.intersect(UidSet.range(1, exists()));
        return existing.stream().mapToInt(number -> (int) number - 1).toArray();
    }

    /**
     * Returns the indexes of those messages that a set of sequence numbers names and that are there, in order: a search may
     * name others (RFC 7377 section 2).
     */
    public int[] bySequenceNumberIfAny(SequenceSet set) {
        if (!(set instanceof SequenceSet.Numbers named)) {
            return indexes(savedSearch);
        }
        if (exists() == 0) {
            return new int[0];
        }
        UidSet existing = named.resolve(exists()).intersect(UidSet.range(1, exists()));
        return existing.stream().mapToInt(number -> (int) number - 1).toArray();
    }

    /** Returns the indexes of those messages that a set of UIDs names and that are there, in order. */
    public int[] byUid(SequenceSet set) {
        if (!(set instanceof SequenceSet.Numbers named)) {
            return indexes(savedSearch);
        }
        return indexes(named.resolve(exists() == 0 ? 0 : numbering.uid(exists() - 1)));
    }

    /** Returns the indexes of those of these messages that the client counts, in order. */
    public int[] indexes(UidSet uids) {
        IntStream.Builder indexes = IntStream.builder();
        numbering.forEach(uids, indexes::add);
        return indexes.build().toArray();
    }

    /** Returns the UIDs of the messages at these indexes, which ascend. */
    public UidSet uids(int[] indexes) {
        UidSet.Builder uids = UidSet.builder();
        for (int index : indexes) {
            uids.add(numbering.uid(index));
        }
        return uids.build();
    }

    /** Begins a command: it sees flags and MODSEQs as they are when it first asks for them. */
    public void refresh() {
        looked = false;
    }

    /** Returns the state as this command sees it, of which the client may not know everything yet. */
    public MailboxState current() {
        if (!looked) {
            current = index.state();
            looked = true;
        }
        return current;
    }

    /** Returns the flags of the message at an index; of one that has vanished, its last ones. */
    public Flags flags(int index) {
        int row = row(index);
        return row >= 0
                ? current().messages().flags(row)
                : vanishedFlags.getOrDefault(numbering.uid(index), numbering.flags(index));
    }

    /**
     * Changes the flags of those of these messages that have vanished without the client having been told: for this
     * session they are still there (RFC 2180 section 4.2.1).
     */
    public void storeVanished(int[] indexes, FlagOperation operation, Flags operand) {
        for (int index : indexes) {
            if (row(index) < 0) {
                vanishedFlags.put(
                        numbering.uid(index), index().guard().scope().apply(operation, flags(index), operand));
            }
        }
    }

    /** Returns the flags of the message at an index that the client was told of last, or set itself before. */
    public Flags toldFlags(int index) {
        int row = state.messages().indexOf(numbering.uid(index));
        return row >= 0 ? state.messages().flags(row) : numbering.flags(index);
    }

    /** Returns the MODSEQ of the message at an index; of one that has vanished, its last one. */
    public long modSeq(int index) {
        int row = row(index);
        return row >= 0 ? current().messages().modSeq(row) : numbering.modSeq(index);
    }

    private int row(int index) {
        return numbering == current().messages() ? index : current.messages().indexOf(numbering.uid(index));
    }

    /** Takes note that a response to this command has the flags of the message at an index. */
    public void reported(int index) {
        if (!isSame(current(), state)) {
            reported.add(numbering.uid(index));
        }
    }

    /** Returns whether this session sees the message as {@code \Recent} (RFC 3501 section 2.3.2). */
    public boolean isRecent(long uid) {
        return recent.contains(uid);
    }

    /** Returns how many messages this session sees as {@code \Recent}. */
    public long recentCount() {
        return recent.size();
    }

    /** Returns the result that SEARCH saved ({@code $}), without what has been expunged since (RFC 5182 section 2.1). */
    public UidSet savedSearch() {
        return savedSearch;
    }

    /** Keeps the result of a SEARCH. */
    public void saveSearch(UidSet uids) {
        savedSearch = uids;
    }

    /** Returns the keywords that the client has been told of. */
    public Set<MessageFlag> keywords() {
        return keywords;
    }

    /**
     * Takes note of a commit of this session. What it changed is not reported again by {@link #catchUp}: the handler
     * tells the client itself, or keeps silent as it was asked to.
     */
    public void told(Committed committed) {
        if (committed.isChange()) {
            told.add(committed.state().modSeq());
            MessageTable after = committed.state().messages();
            ownUids = ownUids.union(after.changedSince(committed.before().modSeq()));
        }
        current = committed.state();
        looked = true;
    }

    /** Catches up with the mailbox and returns what the client has to be told. */
    public ViewUpdate catchUp(Expunges expunges) {
        UidSet known = reported.build();
        reported = UidSet.builder();
        MailboxState asReported = current;
        MailboxState now = opening ? current : index.state();
        opening = false;
        looked = true;
        current = now;
        boolean expungesDue = expunges == Expunges.ALLOWED && hidesExpunged();
        if (isSame(now, state) && !expungesDue) {
            return ViewUpdate.NONE;
        }
        ModSeq before = state.modSeq();
        MessageTable old = state.messages();
        long lastUid = numbering.size() == 0 ? 0 : numbering.uid(numbering.size() - 1);
        MessageTable there = now.messages();
        boolean grown = there.size() > 0 && there.uid(there.size() - 1) > lastUid;
        if (grown) {
            claimRecent(); // which the store may refuse: then nothing has happened yet
        }
        UidSet vanished = numbering.minus(now.messages());
        int[] expunged = {};
        state = now;
        if (vanished.isEmpty() || expunges == Expunges.ALLOWED) {
            expunged = sequenceNumbers(vanished);
            numbering = now.messages();
            seen = now.modSeq();
            recent = recent.minus(vanished);
            savedSearch = savedSearch.minus(vanished);
            vanishedFlags.clear();
        } else {
            numbering = withNewMessages(now.messages(), lastUid);
            vanished = UidSet.EMPTY;
        }
        List<Integer> changed = changedSince(
                before,
                lastUid,
                i -> told.contains(new ModSeq(modSeq(i)))
                        || known.contains(numbering.uid(i))
                                && modSeq(i) <= asReported.modSeq().value());
        Set<Integer> touched = touched(old, changed, known);
        boolean newKeywords = noteKeywords();
        told.clear();
        ownUids = UidSet.EMPTY;
        if (expunged.length > 0) {
            index.releaseUnseen();
        }
        return new ViewUpdate(
                expunged,
                vanished,
                grown ? ViewUpdate.Growth.MORE : ViewUpdate.Growth.NONE,
                changed,
                touched,
                newKeywords ? ViewUpdate.Keywords.NEW : ViewUpdate.Keywords.KNOWN);
    }

    // A store hands out the same object as long as nothing changes; comparing what is in it would cost too much.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(MailboxState one, MailboxState other) {
        return one == other;
    }

    // Counted down, so that each number is right when the ones before it are gone (RFC 9051 section 7.5.1).
    private int[] sequenceNumbers(UidSet vanished) {
        List<Integer> numbers = new ArrayList<>();
        numbering.forEach(vanished, i -> numbers.add(i + 1));
        return numbers.reversed().stream().mapToInt(Integer::intValue).toArray();
    }

    private MessageTable withNewMessages(MessageTable now, long lastUid) {
        int from = now.indexOf(lastUid + 1);
        List<MessageRow> rows = new ArrayList<>();
        for (int i = from >= 0 ? from : -from - 1; i < now.size(); i++) {
            rows.add(now.row(i));
        }
        return rows.isEmpty() ? numbering : numbering.append(rows);
    }

    private List<Integer> changedSince(ModSeq before, long lastUid, IntPredicate known) {
        List<Integer> changed = new ArrayList<>();
        numbering.forEach(state.messages().changedSince(before), i -> {
            if (numbering.uid(i) <= lastUid && !known.test(i)) {
                changed.add(i);
            }
        });
        return changed;
    }

    // Annotations are changed without the flags, and so is what is another user's own. What the client itself has
    // changed or read since is not in the old state.
    private Set<Integer> touched(MessageTable old, List<Integer> changed, UidSet known) {
        Set<Integer> touched = new HashSet<>();
        for (int index : changed) {
            long uid = numbering.uid(index);
            int row = ownUids.contains(uid) || known.contains(uid) ? -1 : old.indexOf(uid);
            if (row >= 0 && old.flags(row).equals(flags(index))) {
                touched.add(index);
            }
        }
        return touched;
    }

    private boolean noteKeywords() {
        Set<MessageFlag> now = index.keywords(state);
        boolean more = !keywords.containsAll(now);
        keywords = now;
        return more;
    }

    private void claimRecent() {
        // RFC 3501 section 6.3.2: EXAMINE shows what is recent, and leaves it so for the next session.
        recent = recent.union(access == Access.READ_WRITE ? index.claimRecent() : index.recent());
    }

    /** Returns the MODSEQ up to which the client has been told of everything. */
    public ModSeq seen() {
        return seen;
    }

    /** Returns whether messages have vanished of which the client has not been told, since it could not be. */
    public boolean hidesExpunged() {
        return numbering != state.messages();
    }

    void poke() {
        poke.run();
    }

    /** Leaves the mailbox. */
    @Override
    public void close() {
        try {
            index.remove(this);
        } finally {
            lease.close();
        }
    }
}
