package org.restante.server.mailbox;

import java.util.List;
import java.util.Set;
import org.restante.protocol.model.UidSet;

/**
 * What a client has to be told so that it sees a mailbox as it is, in this order.
 *
 * @param expunged sequence numbers in the order to report them, each counted after those before it are gone
 * @param vanished the UIDs of the same messages, for clients that enabled QRESYNC
 * @param grown whether there are new messages, so that EXISTS (and RECENT) are due
 * @param changed indexes of messages whose flags or MODSEQ are news to the client
 * @param touched those of them whose flags it knows, so that the MODSEQ alone is news
 * @param keywords whether there are keywords that the client has not heard of
 */
public record ViewUpdate(
        int[] expunged, UidSet vanished, Growth grown, List<Integer> changed, Set<Integer> touched, Keywords keywords) {
    static final ViewUpdate NONE =
            new ViewUpdate(new int[0], UidSet.EMPTY, Growth.NONE, List.of(), Set.of(), Keywords.KNOWN);

    /** Returns this without what it says of flags. */
    public ViewUpdate withoutFlags() {
        return new ViewUpdate(expunged, vanished, grown, List.of(), Set.of(), Keywords.KNOWN);
    }

    /** Whether messages came. */
    public enum Growth {
        NONE,
        MORE
    }

    /** Whether keywords came. */
    public enum Keywords {
        KNOWN,
        NEW
    }
}
