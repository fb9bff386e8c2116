package org.restante.store.memory;

import java.util.List;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageRow;

/** A message that comes into a mailbox and has no UID there yet. */
record Arrival(StoredContent content, Flags flags, InternalDate internalDate, MessageAnnotations annotations) {
    MessageRow row(long uid, ModSeq modSeq, long saveDate) {
        return new MessageRow(
                uid, modSeq, flags, internalDate, saveDate, content.octets().size());
    }

    static UidSet uids(List<MessageRow> rows) {
        return UidSet.of(rows.stream().mapToLong(MessageRow::uid).toArray());
    }
}
