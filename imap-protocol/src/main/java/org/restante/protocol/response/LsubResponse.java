package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * One subscribed mailbox, or one above it (RFC 3501 section 7.2.3; gone in RFC 9051).
 *
 * @param listing attributes, delimiter and name
 */
public record LsubResponse(MailboxListing listing) implements Untagged {
    public LsubResponse {
        Objects.requireNonNull(listing);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("LSUB ");
        listing.encode(out);
    }

    // "LSUB" SP mailbox-list
    static LsubResponse decode(ResponseCursor in) throws ImapSyntaxException {
        return new LsubResponse(MailboxListing.decode(in));
    }
}
