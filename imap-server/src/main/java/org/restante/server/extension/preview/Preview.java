package org.restante.server.extension.preview;

import java.util.Optional;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.MimeScanner;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.fetch.FetchedMessage;
import org.restante.server.fetch.ItemWriter;
import org.restante.server.fetch.ServerFetchItem;
import org.restante.server.mailbox.ContentReader;
import org.restante.store.Content;

/** The FETCH item PREVIEW (RFC 8970 section 3). It is in the summary, but for messages that came before there was one. */
record Preview(Urgency urgency) implements ServerFetchItem {
    enum Urgency {
        /** The client waits for it. */
        NOW,
        /** LAZY: only if it costs nothing (RFC 8970 section 4.1). */
        LAZY
    }

    // fetch-att =/ "PREVIEW" [SP "(" preview-mod *(SP preview-mod) ")"]; preview-mod = "LAZY". What is no such list are
    // the modifiers of FETCH itself.
    static Preview parse(ImapReader in) throws ImapSyntaxException {
        ImapReader.Mark mark = in.mark();
        if (!in.tryConsume(" (") || !in.atom().equalsIgnoreCase("LAZY")) {
            in.reset(mark);
            return new Preview(Urgency.NOW);
        }
        while (in.tryConsume(' ')) {
            if (!in.atom().equalsIgnoreCase("LAZY")) {
                throw new ImapSyntaxException("LAZY expected");
            }
        }
        in.expect(')');
        return new Preview(Urgency.LAZY);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(urgency == Urgency.LAZY ? "PREVIEW (LAZY)" : "PREVIEW");
    }

    @Override
    public boolean needsSummary() {
        return true;
    }

    @Override
    public ItemWriter writer() {
        return message -> {
            Optional<String> preview = message.summary().preview();
            if (preview.isEmpty() && urgency == Urgency.NOW) {
                preview = Optional.of(make(message));
            }
            message.out().raw("PREVIEW ").nstring(preview);
        };
    }

    // The message came when summaries had no preview.
    private static String make(FetchedMessage message) {
        MimeScanner scanner = new MimeScanner();
        Content content = message.content();
        ContentReader.read(
                content, new ByteRange(0, content.size()), (block, length) -> scanner.feed(block, 0, length));
        return scanner.finish().preview().orElse("");
    }
}
