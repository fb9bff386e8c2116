package org.restante.server.extension.urlauth;

import org.restante.protocol.response.ExtensionCode;
import org.restante.protocol.wire.ImapWriter;

/** The response code URLMECH: how URLs can be authorized here (RFC 4467 section 8). */
record UrlMech() implements ExtensionCode {
    /** RFC 4467 section 6: the server alone knows how the proof is made. */
    static final String INTERNAL = "INTERNAL";

    @Override
    public void encode(ImapWriter out) {
        out.raw("URLMECH ").raw(INTERNAL);
    }
}
