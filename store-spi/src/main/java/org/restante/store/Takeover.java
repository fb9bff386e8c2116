package org.restante.store;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;

/**
 * Takes mailboxes over from another store, with the UIDVALIDITY, UIDs and MODSEQs that clients know them by: a facet of
 * the account of a store that lets somebody else say these ({@link Account#facet}). Meant for a mailbox that nobody has
 * open yet.
 */
public interface Takeover {
    /**
     * Makes a mailbox without messages that goes on from where another left off; those above it come into being too. One
     * of this name in which there never was a message, such as a fresh INBOX, makes way.
     *
     * @param uidValidity the UIDVALIDITY that it has
     * @param uses what it is for
     * @param origin the state of the mailbox that is taken over: no MODSEQ of the new one is below its, and whoever asks
     *     what vanished (RFC 7162) gets an answer that is right for it
     * @throws StoreException ALREADYEXISTS if there is one of this name in which there was a message
     */
    void begin(MailboxName name, UidValidity uidValidity, Set<SpecialUse> uses, MailboxState origin);

    /**
     * A message that is taken over.
     *
     * @param message its octets, summary, flags, internal date, and annotations with the MODSEQs of their changes, none of
     *     which is later than that of the message; a store without {@link Feature#MESSAGE_ANNOTATIONS} refuses any with
     *     CANNOT
     * @param uid its UID
     * @param modSeq the MODSEQ of its last change; a store that keeps none may give it its own
     * @param saveDate when it came into the mailbox, in seconds since 1970 (RFC 8514)
     * @param readers for whom alone it has {@code \Seen}; a store without {@link Feature#PRIVATE_SEEN} passes them over
     */
    record Taken(NewMessage message, long uid, ModSeq modSeq, long saveDate, Set<String> readers) {
        public Taken {
            readers = Set.copyOf(readers);
        }

        /** A message that has {@code \Seen} for nobody alone. */
        public Taken(NewMessage message, long uid, ModSeq modSeq, long saveDate) {
            this(message, uid, modSeq, saveDate, Set.of());
        }

        /** Returns what such messages mean for the {@code \Seen} of each of their readers. */
        public static List<SeenChange> seen(List<Taken> messages) {
            SortedMap<String, UidSet.Builder> seen = new TreeMap<>();
            for (Taken taken : messages) {
                taken.readers().forEach(reader -> seen.computeIfAbsent(reader, ignored -> UidSet.builder())
                        .add(taken.uid()));
            }
            return seen.entrySet().stream()
                    .map(entry ->
                            new SeenChange(entry.getKey(), entry.getValue().build(), UidSet.EMPTY))
                    .toList();
        }
    }

    /**
     * Appends messages with UIDs of their own, as one commit.
     *
     * @param mailbox one of this account's
     * @param messages in the order of their UIDs, at least one
     * @throws StoreException CANNOT if the mailbox has given one of the UIDs already, or a larger one
     */
    Committed append(Mailbox mailbox, List<Taken> messages);

    /**
     * Has a mailbox go on behind its origin: it gives no UID below one, and every change from now on has a larger MODSEQ.
     *
     * @param uidNext up to 4,294,967,296; one that it would not give anyway changes nothing
     * @param modSeq what its state has at least; a store that keeps none may do without
     */
    void reserve(Mailbox mailbox, long uidNext, ModSeq modSeq);
}
