package org.restante.protocol.mime;

import java.util.Locale;

/** How the octets of a part are encoded (RFC 2045 section 6), as far as decoding goes. */
public enum TransferEncoding {
    /** 7BIT, 8BIT and BINARY: the octets are the content. */
    IDENTITY,
    /** Quoted-printable. */
    QUOTED_PRINTABLE,
    /** Base64. */
    BASE64,
    /** Any other: the content cannot be known (UNKNOWN-CTE of RFC 9051 section 7.1). */
    UNKNOWN;

    static TransferEncoding of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary" -> IDENTITY;
            case "quoted-printable" -> QUOTED_PRINTABLE;
            case "base64" -> BASE64;
            default -> UNKNOWN;
        };
    }
}
