package org.restante.server.extension.referral;

import java.util.List;
import org.restante.protocol.response.ExtensionCode;
import org.restante.protocol.wire.ImapWriter;

/**
 * REFERRAL: it is there (RFC 2221 section 5; RFC 2193 section 6).
 *
 * @param urls where, the best first; at least one
 */
record Referral(List<String> urls) implements ExtensionCode {
    Referral {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("a referral leads somewhere");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("REFERRAL ").raw(String.join(" ", urls));
    }
}
