package org.restante.server.mailbox;

import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.store.MessageTable;

/**
 * What STATUS counts in a mailbox, message by message.
 *
 * @param unseen how many of them are not {@code \Seen}
 * @param deleted how many of them are {@code \Deleted}
 * @param octets how large they are together
 */
public record Counters(long unseen, long deleted, long octets) {
    static Counters of(MessageTable messages) {
        long unseen = 0;
        long deleted = 0;
        long octets = 0;
        for (int i = 0; i < messages.size(); i++) {
            Flags flags = messages.flags(i);
            unseen += flags.contains(MessageFlag.SEEN) ? 0 : 1;
            deleted += flags.contains(MessageFlag.DELETED) ? 1 : 0;
            octets += messages.octets(i);
        }
        return new Counters(unseen, deleted, octets);
    }
}
