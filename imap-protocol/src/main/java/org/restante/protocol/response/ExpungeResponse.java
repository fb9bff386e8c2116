package org.restante.protocol.response;

import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapWriter;

/**
 * A message is gone, and those behind it have moved up by one (RFC 9051 section 7.5.1).
 *
 * @param number the sequence number that the message had, 1 to 4,294,967,295
 */
public record ExpungeResponse(long number) implements Untagged {
    public ExpungeResponse {
        if (number < 1 || number > UidSet.MAX_UID) {
            throw new IllegalArgumentException("not a sequence number: " + number);
        }
    }

    // nz-number SP "EXPUNGE"
    @Override
    public void encodeData(ImapWriter out) {
        out.number(number);
        out.raw(" EXPUNGE");
    }
}
