package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Messages are gone, by UID (RFC 7162 section 3.2.10).
 *
 * @param since when
 * @param uids their UIDs, at least one
 */
public record VanishedResponse(Since since, UidSet uids) implements Untagged {
    /** When messages went, and so whether sequence numbers change now. */
    public enum Since {
        /** Before the client selected the mailbox or asked for changes: sequence numbers stay as they are. */
        EARLIER,
        /** Just now: sequence numbers move up, as by EXPUNGE. */
        NOW
    }

    public VanishedResponse {
        Objects.requireNonNull(since);
        UidSets.requireSome(uids);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw(since == Since.EARLIER ? "VANISHED (EARLIER) " : "VANISHED ");
        out.uidSet(uids);
    }

    // expunged-resp = "VANISHED" [SP "(EARLIER)"] SP known-uids
    static VanishedResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        Since since = Since.NOW;
        if (in.tryConsume('(')) {
            if (!in.atom().equalsIgnoreCase("EARLIER")) {
                throw new ImapSyntaxException("EARLIER expected");
            }
            in.expect(')');
            in.sp();
            since = Since.EARLIER;
        }
        return new VanishedResponse(since, in.uidSet());
    }
}
