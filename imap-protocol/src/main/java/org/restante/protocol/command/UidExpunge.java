package org.restante.protocol.command;

import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** UID EXPUNGE: removes those of the messages that are marked {@code \Deleted} (RFC 9051 section 6.4.9). */
public record UidExpunge(SequenceSet uids) implements CoreCommand {
    /** Reads {@code uid-expunge = "EXPUNGE" SP sequence-set} from behind the name (RFC 9051 section 9). */
    public static UidExpunge parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        SequenceSet uids = in.sequenceSet();
        in.end();
        return new UidExpunge(uids);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("UID EXPUNGE ").sequenceSet(uids);
    }
}
