package org.restante.store;

import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.ModSeq;

/**
 * What a mailbox knows of one message besides its content.
 *
 * @param uid its UID
 * @param modSeq the MODSEQ of its last change
 * @param flags its flags
 * @param internalDate when it arrived
 * @param saveDate when it came into this mailbox, in seconds since 1970 (RFC 8514)
 * @param size how many octets it has
 */
public record MessageRow(long uid, ModSeq modSeq, Flags flags, InternalDate internalDate, long saveDate, long size) {
    /** Returns the row with these flags. */
    public MessageRow with(Flags others) {
        return new MessageRow(uid, modSeq, others, internalDate, saveDate, size);
    }
}
