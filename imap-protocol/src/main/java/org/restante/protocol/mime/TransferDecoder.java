package org.restante.protocol.mime;

import java.util.Optional;

/**
 * Takes the transfer encoding off the octets of a body while they go by (RFC 2045 section 6), for {@code BINARY[section]}
 * and for searching. Tolerant: what is no valid encoding comes through as it is, or is passed over. Not thread-safe.
 */
public sealed interface TransferDecoder permits IdentityDecoder, QuotedPrintableDecoder, Base64Decoder {

    /** Returns a decoder of this encoding; nothing if it is unknown (UNKNOWN-CTE of RFC 9051 section 7.1). */
    static Optional<TransferDecoder> of(TransferEncoding encoding) {
        return switch (encoding) {
            case IDENTITY -> Optional.of(new IdentityDecoder());
            case QUOTED_PRINTABLE -> Optional.of(new QuotedPrintableDecoder());
            case BASE64 -> Optional.of(new Base64Decoder());
            case UNKNOWN -> Optional.empty();
        };
    }

    /** Takes the next octets of the body and hands on what can be decoded of them. */
    void feed(byte[] octets, int offset, int length, OctetSink sink);

    /** Ends the body: hands on what is left. */
    void finish(OctetSink sink);
}
