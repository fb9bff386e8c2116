package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Where the same mail is to be had with JMAP (RFC 9698 section 3).
 *
 * @param session the URL of the session resource
 */
public record JmapAccessResponse(String session) implements ExtensionResponse {
    public JmapAccessResponse {
        MailboxText.require(session);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("JMAPACCESS ").string(session);
    }

    // "JMAPACCESS" SP DQUOTE url DQUOTE
    static JmapAccessResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        return new JmapAccessResponse(in.text());
    }
}
