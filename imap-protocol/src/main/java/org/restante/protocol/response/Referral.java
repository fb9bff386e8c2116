package org.restante.protocol.response;

import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * REFERRAL: it is there (RFC 2221 section 5; RFC 2193 section 6).
 *
 * @param urls where, the best first; at least one, printable, without {@code ]}
 */
public record Referral(List<String> urls) implements ExtensionCode {
    public Referral {
        urls = List.copyOf(urls);
        if (urls.isEmpty() || !urls.stream().allMatch(Referral::isUrl)) {
            throw new IllegalArgumentException("a referral leads somewhere");
        }
    }

    private static boolean isUrl(String url) {
        return !url.isEmpty() && url.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ']');
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("REFERRAL ").raw(String.join(" ", urls));
    }

    // referral_response_code = "[" "REFERRAL" 1*(SPACE <url>) "]"
    static Referral decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        List<String> urls = List.of(in.until(']').split(" "));
        if (urls.isEmpty() || !urls.stream().allMatch(Referral::isUrl)) {
            throw new ImapSyntaxException("URL expected");
        }
        return new Referral(urls);
    }
}
