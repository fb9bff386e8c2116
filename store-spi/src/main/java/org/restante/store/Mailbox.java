package org.restante.store;

import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;

/**
 * A handle on one open mailbox. Safe for use by many threads; several handles on one mailbox agree. It stays valid when
 * the mailbox is renamed. Every method may throw {@link StoreException}: NONEXISTENT once the mailbox has been deleted,
 * UNAVAILABLE or SERVERBUG when the storage fails.
 */
public interface Mailbox extends AutoCloseable {
    /** Returns the identity, which survives renaming. */
    ObjectId id();

    /** Returns the UIDVALIDITY, which stays the same for the life of the mailbox. */
    UidValidity uidValidity();

    /**
     * Catches up with the storage, including what other processes did, and returns the state of now. Cheap if nothing
     * has changed. Never older than what an earlier call or commit of this process returned.
     */
    MailboxState state();

    /**
     * Makes one change: atomic, durable when this returns, one MODSEQ. A change that changes nothing (an empty set, UIDs
     * that are gone, flags that are set already) takes no MODSEQ.
     *
     * @throws StoreException OVERQUOTA, LIMIT or TOOBIG, and the mailbox is as it was
     */
    Committed commit(Change change);

    /** Begins to take in the octets of a new message; they become a message by {@link Change.Append} or
     * {@link Change.Replace}, or vanish. */
    Upload upload();

    /**
     * Reads what is known of messages without opening them. UIDs that are not there are passed over; the others come in
     * ascending order, each handed to the sink as it is read. A message that has vanished is there until {@link
     * #release} lets go of it.
     */
    void summaries(UidSet uids, SummarySink sink);

    /**
     * Reads the annotations of messages, in ascending order of UIDs; messages that have none, and never had any, are passed
     * over, and so may be those that have vanished. None has any but those that {@link MailboxState#annotated} names, so that
     * nobody asks for those of others. No message has any in a store without {@link
     * Feature#MESSAGE_ANNOTATIONS}.
     */
    default void annotations(UidSet uids, AnnotationSink sink) {}

    /**
     * Opens the octets of a message. A message that has vanished stays readable until {@link #release} lets go of it.
     *
     * @throws StoreException EXPUNGEISSUED if there is no such message any more
     */
    Content content(long uid);

    /**
     * Says that in this process nobody looks any more at messages that vanished with this MODSEQ or before; their octets
     * may go. Closing the last handle releases everything.
     */
    void release(ModSeq upTo);

    /** Returns the messages that {@link #claimRecent} would return, and leaves it at that. */
    UidSet recent();

    /**
     * Returns the messages that no session has been told of as {@code \Recent} (RFC 3501 section 2.3.2), and from then
     * on counts them as told. No UID is ever returned twice while the store runs; after a crash it may be.
     */
    UidSet claimRecent();

    /**
     * Calls whenever the mailbox may have changed, by whatever process, from a thread of the store's; the call must
     * return at once. It carries no data: ask {@link #state}. A poke may come late or without need, never not at all
     * after a commit in this process.
     */
    Watch watch(Runnable poke);

    /**
     * Returns this handle as a user has it whose {@code \Seen} is not the one that all have in common, but one of the
     * user's own. In all that it returns and does, {@code \Seen} is that one: in states, {@link Change.Store}, the flags of
     * messages that are appended, and of those that are copied or moved from it or to it. It is set for no message that the
     * user has not set it for. To set or clear it is a change of the message, for all alike: it gets the MODSEQ of the
     * commit. A copy takes along what whoever copies sees, and nothing of other users; a message that vanishes takes all of
     * it away. Both are one handle: to close either closes the other.
     *
     * @param reader the user
     * @throws StoreException CANNOT from a store without {@link Feature#PRIVATE_SEEN}
     */
    default Mailbox readBy(String reader) {
        throw StoreException.noPrivateSeen();
    }

    /** Lets go of the mailbox. */
    @Override
    void close();
}
