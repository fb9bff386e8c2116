package org.restante.server.extension.catenate;

import java.util.Optional;
import org.restante.protocol.response.BadUrl;
import org.restante.protocol.url.ImapUrl;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.append.ServerAppendPart;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.ContentReader;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.url.ThisServer;
import org.restante.server.url.UrlContent;

/**
 * A part of another message: its octets as FETCH BODY.PEEK has them, unchanged (RFC 4469 section 3).
 *
 * @param url as the client sent it; any string
 */
record UrlPart(String url) implements ServerAppendPart {
    @Override
    public void encode(ImapWriter out) {
        out.raw("URL ").string(url);
    }

    @Override
    public void write(Session session, ContentReader.BlockSink message) {
        ImapUrl parsed = parse();
        try (OpenMailboxes.Lease lease = ThisServer.open(session, parsed).orElseThrow(this::bad);
                UrlContent content = UrlContent.open(lease.index(), parsed).orElseThrow(this::bad)) {
            content.write(message);
        }
    }

    // RFC 4469 section 3: of the session's own user, so that a URL with an authorization is one of another kind.
    private ImapUrl parse() {
        try {
            return Optional.of(ImapUrl.parse(url))
                    .filter(parsed -> parsed.auth().isEmpty())
                    .orElseThrow(this::bad);
        } catch (ImapSyntaxException e) {
            throw bad();
        }
    }

    // RFC 4469 section 4.1
    private Refusal bad() {
        return new Refusal(new BadUrl(url.isEmpty() ? "%" : url), "The URL does not lead to a message here");
    }
}
