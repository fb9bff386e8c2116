package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What the user may do with a mailbox (RFC 4314 section 3.8).
 *
 * @param mailbox its name
 * @param rights a letter each; may be empty
 */
public record MyRightsResponse(String mailbox, String rights) implements ExtensionResponse {
    public MyRightsResponse {
        MailboxText.require(mailbox);
        MailboxText.require(rights);
    }

    @Override
    public void encodeData(ImapWriter out) {
        MailboxText.encode(out.raw("MYRIGHTS "), mailbox);
        out.sp().astring(rights);
    }

    // myrights-data = "MYRIGHTS" SP mailbox SP rights
    static MyRightsResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String mailbox = in.mailbox();
        in.sp();
        return new MyRightsResponse(mailbox, in.astring().utf8());
    }
}
