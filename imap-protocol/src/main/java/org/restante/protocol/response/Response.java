package org.restante.protocol.response;

import org.restante.protocol.wire.ImapWriter;

/** One response of a server (RFC 9051 section 7): tagged, untagged, or the request to go on with a command. */
public sealed interface Response permits Tagged, Untagged, Continuation {
    /** Writes the whole response, from its first octet to its CRLF. */
    void encode(ImapWriter out);
}
