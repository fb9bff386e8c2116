package org.restante.protocol.response;

import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapWriter;

/**
 * How many messages the selected mailbox has (RFC 9051 section 7.4.1).
 *
 * @param messages how many messages the mailbox has, 0 to 4,294,967,295
 */
public record ExistsResponse(long messages) implements Untagged {
    public ExistsResponse {
        if (messages < 0 || messages > UidSet.MAX_UID) {
            throw new IllegalArgumentException("not a number: " + messages);
        }
    }

    // number SP "EXISTS"
    @Override
    public void encodeData(ImapWriter out) {
        out.number(messages);
        out.raw(" EXISTS");
    }
}
