package org.restante.server.mailbox;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.server.access.Guard;
import org.restante.server.access.GuardedMailbox;
import org.restante.server.access.OpenHandles;
import org.restante.store.AnnotationSink;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.MessageSummary;
import org.restante.store.MessageTable;
import org.restante.store.ObjectId;
import org.restante.store.Watch;
import org.restante.store.access.Right;

/**
 * An open mailbox as one session uses it, with the rights that its user had when it was opened (RFC 4314 section 5.1.1). FETCH
 * FLAGS, SEARCH by flag, date or size, STATUS and the numbering of messages are answered from its state, without the store;
 * all of that is shared by all sessions that have it open.
 */
public final class MailboxIndex {
    private final SharedIndex shared;
    private final SeenBy seen;
    private final Guard guard;
    private final OpenHandles handles;

    MailboxIndex(SharedIndex shared, Guard guard, OpenHandles handles) {
        this.shared = shared;
        this.seen = shared.seenBy(guard.reader());
        this.guard = guard;
        this.handles = handles;
    }

    /** Returns what the user may do with it. */
    public Guard guard() {
        return guard;
    }

    /** Returns the identity of the mailbox. */
    public ObjectId id() {
        return shared.id();
    }

    /** Returns its UIDVALIDITY. */
    public UidValidity uidValidity() {
        return shared.uidValidity();
    }

    /** Returns its state of now. */
    public MailboxState state() {
        guard.require(Right.READ);
        return seen.state();
    }

    /** Changes it, as far as the user may; who has it selected hears of it by a poke. */
    public Committed commit(Change change) {
        return seen.commit(guard.permitted(change));
    }

    /** Returns a handle, as the target of what is put into it; closing it does nothing, since the lease is what is held. */
    public Mailbox mailbox() {
        return new GuardedMailbox(shared.mailbox(), guard, handles, Optional.empty());
    }

    /**
     * Opens the octets of a message; whoever opens closes, before the command ends.
     *
     * @throws org.restante.store.StoreException LIMIT if {@value OpenHandles#MAX_MESSAGES} are open
     */
    public Content content(long uid) {
        guard.require(Right.READ);
        return handles.content(() -> shared.content(uid));
    }

    /** Opens the octets of a message for FETCH, which opens thousands, and surely closes: no note is taken of it. */
    public Content fetched(long uid) {
        guard.require(Right.READ);
        return shared.content(uid);
    }

    /** Returns the summaries of those of these messages that are there. Ask for a page at a time, not for all. */
    public Map<Long, MessageSummary> summaries(UidSet uids) {
        guard.require(Right.READ);
        return shared.summaries(uids);
    }

    /**
     * Reads the annotations of those of these messages that have any: all of them, those that are private to others among
     * them. Ask for a page at a time, not for all.
     */
    public void annotations(UidSet uids, AnnotationSink sink) {
        guard.require(Right.READ);
        shared.annotations(uids, sink);
    }

    /**
     * Returns the value that each of these messages has, by index: from memory, or from its summary.
     *
     * @throws org.restante.store.StoreException EXPUNGEISSUED if one of them has gone for good
     */
    public <T> IntFunction<T> column(ColumnKind<T> kind, MessageTable messages) {
        guard.require(Right.READ);
        return shared.derived().column(this, kind, messages);
    }

    /**
     * Returns how a program arranges a set of messages: as it was worked out before, or now.
     *
     * @param program what it does, by equality; the messages alone must decide what comes out
     * @return numbers that the program understands, not to be written to
     */
    public int[] order(UidSet messages, Object program, Supplier<int[]> work) {
        guard.require(Right.READ);
        return shared.derived().order(this, messages, program, work);
    }

    /** Returns the messages that no session has been told of as {@code \Recent}, and counts them as told. */
    public UidSet claimRecent() {
        guard.require(Right.READ);
        return shared.claimRecent();
    }

    /** Returns the keywords that messages of this state have, and others that were in use since the mailbox is open. */
    public Set<MessageFlag> keywords(MailboxState state) {
        return shared.keywords(state);
    }

    /** Returns what there is to count in a state; the answer is kept until the messages change. */
    public Counters counters(MailboxState state) {
        return seen.counters(state);
    }

    /** Calls from any thread when there may be news, though nobody has to have the mailbox selected. */
    public Watch watch(Runnable poke) {
        guard.require(Right.READ);
        return handles.watch(shared.watch(poke));
    }

    /** Returns the messages that no session has been told of as {@code \Recent}. */
    public UidSet recent() {
        guard.require(Right.READ);
        return shared.recent();
    }

    void add(SelectedView view) {
        shared.add(view);
    }

    void remove(SelectedView view) {
        shared.remove(view);
    }

    /** Lets the store drop the octets of messages that vanished before what the slowest view has seen. */
    void releaseUnseen() {
        shared.releaseUnseen();
    }
}
