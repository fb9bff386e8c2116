package org.restante.protocol.response;

import org.restante.protocol.wire.ImapWriter;

/**
 * An untagged response that no grammar knows, kept as it came. A client ignores it (RFC 9051 section 2.2.2: new data can
 * come at any time).
 *
 * @param data what stands between {@code "* "} and CRLF, literals included; a whole response, as {@link ResponseReader}
 *     split it
 */
public record UnknownResponse(Octets data) implements Untagged {
    public UnknownResponse {
        ResponseSplitter.requireOne(data);
    }

    @Override
    public void encodeData(ImapWriter out) {
        data.writeTo(out);
    }
}
