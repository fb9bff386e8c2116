package org.restante.protocol.response;

import org.restante.protocol.wire.ImapWriter;

/** A response that completes no command: {@code "*" SP data CRLF} (RFC 9051 section 2.2.2). */
public sealed interface Untagged extends Response
        permits StatusResponse,
                CapabilityResponse,
                EnabledResponse,
                FlagsResponse,
                ExistsResponse,
                RecentResponse,
                ExpungeResponse,
                VanishedResponse,
                FetchResponse,
                UidFetchResponse,
                SearchResponse,
                EsearchResponse,
                UidBatchesResponse,
                ListResponse,
                LsubResponse,
                StatusData,
                NamespaceResponse,
                IdResponse,
                ExtensionResponse,
                UnknownResponse {
    /** Writes what stands between {@code "* "} and CRLF. */
    void encodeData(ImapWriter out);

    @Override
    default void encode(ImapWriter out) {
        out.raw("* ");
        encodeData(out);
        out.crlf();
    }
}
