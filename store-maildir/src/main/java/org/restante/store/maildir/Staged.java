package org.restante.store.maildir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.mime.Summary;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;
import org.restante.store.SeenView;
import org.restante.store.annotation.AnnotationScope;

/**
 * A message that waits in {@code tmp} for a commit: its octets are on disk, its name in {@code cur} is made up.
 *
 * @param base the base of its name
 * @param guid the identity of its content
 * @param flags its flags, as whoever brings it sees them
 * @param internalDate when it arrived
 * @param size how many octets it has
 * @param summary what is in it, if that is known
 * @param annotations what it is annotated with
 */
record Staged(
        String base,
        String guid,
        Flags flags,
        InternalDate internalDate,
        long size,
        Optional<Summary> summary,
        MessageAnnotations annotations) {
    /**
     * Returns the change that such messages are to a mailbox, under UIDs from this one on.
     *
     * @param view how whoever brings them sees them there
     */
    static Delta arrivals(
            MailboxState before, long uidNext, List<Staged> messages, UidSet vanished, long now, SeenView view) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("an append has at least one message");
        }
        // RFC 9051 section 2.3.1.1: a UID is a 32-bit value, and never given twice.
        if (uidNext + messages.size() - 1 > UidSet.MAX_UID) {
            throw CatchUp.tooMany();
        }
        ModSeq modSeq = before.modSeq().next();
        List<Delta.Arrived> arrived = new ArrayList<>(messages.size());
        List<MessageRow> rows = new ArrayList<>(messages.size());
        SortedMap<Long, MessageAnnotations> annotations = new TreeMap<>();
        for (Staged message : messages) {
            MessageRow row = new MessageRow(
                    uidNext + arrived.size(), modSeq, message.flags(), message.internalDate(), now, message.size());
            rows.add(row);
            if (!message.annotations().isEmpty()) {
                annotations.put(row.uid(), message.annotations().within(AnnotationScope.ALL, modSeq));
            }
            arrived.add(new Delta.Arrived(row.with(view.common(row.flags())), message.base(), message.guid()));
        }
        return new Delta(modSeq, uidNext + arrived.size(), arrived, Map.of(), vanished, view.own(rows), annotations);
    }

    /** Returns how much these messages are. */
    static AccountUsage.Amount amount(List<Staged> messages) {
        return new AccountUsage.Amount(messages.stream().mapToLong(Staged::size).sum(), messages.size());
    }

    static UidSet uids(Delta delta) {
        List<Delta.Arrived> arrived = delta.arrived();
        return UidSet.range(
                arrived.getFirst().row().uid(), arrived.getLast().row().uid());
    }
}
