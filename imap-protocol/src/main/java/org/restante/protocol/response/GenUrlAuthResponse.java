package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * URLs that can be fetched from now on (RFC 4467 section 7, GENURLAUTH).
 *
 * @param urls authorized, in the order in which they were asked for
 */
public record GenUrlAuthResponse(List<String> urls) implements ExtensionResponse {
    public GenUrlAuthResponse {
        urls = List.copyOf(urls);
        urls.forEach(MailboxText::require);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("GENURLAUTH");
        urls.forEach(url -> out.sp().string(url));
    }

    // genurlauth-data = "*" SP "GENURLAUTH" 1*(SP url-full); url-full = astring
    static GenUrlAuthResponse decode(ResponseCursor in) throws ImapSyntaxException {
        List<String> urls = new ArrayList<>();
        while (in.tryConsume(' ')) {
            urls.add(in.astring().utf8());
        }
        return new GenUrlAuthResponse(urls);
    }
}
