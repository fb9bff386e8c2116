package org.restante.server.fetch;

import java.util.Optional;
import org.restante.protocol.command.FetchItem.Binary;
import org.restante.protocol.command.FetchItem.Reading;
import org.restante.protocol.command.Partial;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.TransferEncoding;
import org.restante.protocol.wire.ImapWriter;
import org.restante.store.Content;

/**
 * Writes BINARY[...] (RFC 3516 section 4.2). What is encoded is decoded twice, once for its size, which the protocol
 * wants first: so no part is ever whole in memory.
 */
final class BinaryWriter implements ItemWriter {
    private final Binary item;
    private final byte[] label;

    BinaryWriter(Binary item) {
        this.item = item;
        ImapWriter text = new ImapWriter();
        new Binary(Reading.SEEN, item.part(), Optional.empty()).encode(text);
        item.partial()
                .ifPresent(partial -> text.raw("<").number(partial.offset()).raw(">"));
        this.label = text.sp().take();
    }

    @Override
    public void write(FetchedMessage message) {
        Optional<BinaryPart> found = BinaryPart.find(message, item.part());
        if (found.isEmpty()) {
            message.out().raw(label, 0, label.length).nil();
            return;
        }
        BinaryPart part = found.get();
        Optional<Partial> partial = item.partial();
        if (part.encoding() == TransferEncoding.IDENTITY) {
            // What is not encoded can be read from anywhere.
            part = new BinaryPart(Literals.slice(part.octets(), partial), part.encoding());
            partial = Optional.empty();
        }
        Content content = message.content();
        ByteRange wanted = Literals.slice(new ByteRange(0, part.size(content)), partial);
        ImapWriter out = message.out().raw(label, 0, label.length);
        if (wanted.length() == 0) {
            Literals.empty(out);
            return;
        }
        // RFC 3516 section 4.2: a literal8 for octets that are NUL; what has none is a string, which every client
        // reads.
        if (NulSearch.finds(part, content, wanted)) {
            out.literal8Header(wanted.length());
        } else {
            out.literalHeader(wanted.length());
        }
        long[] at = {0};
        part.decode(content, (octets, from, to) -> {
            int skip = Math.clamp(wanted.start() - at[0], 0, to - from);
            int end = Math.clamp(wanted.end() - at[0], 0, to - from);
            if (skip < end) {
                out.raw(octets, from + skip, end - skip);
                message.session().out().mark();
            }
            at[0] += to - from;
        });
    }
}
