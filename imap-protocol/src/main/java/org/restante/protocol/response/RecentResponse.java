package org.restante.protocol.response;

import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapWriter;

/**
 * How many messages no session has seen before (RFC 3501 section 7.3.2; gone in RFC 9051).
 *
 * @param messages how many messages have {@code \Recent}, 0 to 4,294,967,295
 */
public record RecentResponse(long messages) implements Untagged {
    public RecentResponse {
        if (messages < 0 || messages > UidSet.MAX_UID) {
            throw new IllegalArgumentException("not a number: " + messages);
        }
    }

    // number SP "RECENT"
    @Override
    public void encodeData(ImapWriter out) {
        out.number(messages);
        out.raw(" RECENT");
    }
}
