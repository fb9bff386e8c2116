package org.restante.protocol.response;

import java.nio.charset.StandardCharsets;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A URL that CATENATE cannot follow (RFC 4469 section 4.1).
 *
 * @param url as the client sent it; what cannot stand in a response code is percent-encoded
 */
public record BadUrl(String url) implements ExtensionCode {
    public BadUrl {
        if (url.isEmpty()) {
            throw new IllegalArgumentException("a URL is not empty");
        }
        url = printable(url);
    }

    // url-resp-text = 1*(any TEXT-CHAR except "]")
    private static String printable(String url) {
        StringBuilder printable = new StringBuilder(url.length());
        for (byte octet : url.getBytes(StandardCharsets.UTF_8)) {
            int c = octet & 0xFF;
            if (c > ' ' && c < 0x7F && c != ']') {
                printable.append((char) c);
            } else {
                printable
                        .append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return printable.toString();
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("BADURL ").raw(url);
    }

    // badurl-response-code = "BADURL" SP url-resp-text
    static BadUrl decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String url = in.until(']');
        if (url.isEmpty()) {
            throw new ImapSyntaxException("URL expected");
        }
        return new BadUrl(url);
    }
}
