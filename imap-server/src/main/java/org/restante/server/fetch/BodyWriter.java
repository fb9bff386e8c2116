package org.restante.server.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.restante.protocol.command.FetchItem.BodySection;
import org.restante.protocol.command.Section;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.wire.ImapWriter;

/** Writes BODY[...]: a range of the message's octets, of which no more are read than are written. */
final class BodyWriter implements ItemWriter {
    private final BodySection item;
    private final byte[] label;

    BodyWriter(BodySection item) {
        this(item, label(item));
    }

    BodyWriter(BodySection item, String label) {
        this.item = item;
        this.label = (label + " ").getBytes(StandardCharsets.ISO_8859_1);
    }

    // RFC 9051 section 7.5.2: the section as it was asked for, of a partial only where it begins.
    private static String label(BodySection item) {
        ImapWriter text = new ImapWriter();
        item.section().encode(text.raw("BODY"));
        item.partial()
                .ifPresent(partial -> text.raw("<").number(partial.offset()).raw(">"));
        return new String(text.take(), StandardCharsets.ISO_8859_1);
    }

    static boolean isWhole(BodySection item) {
        return item.section().equals(Section.ALL);
    }

    @Override
    public void write(FetchedMessage message) {
        if (item.section().text() instanceof Section.HeaderFields fields) {
            Optional<byte[]> selected =
                    HeaderFields.select(message, item.section().part(), fields);
            message.out().raw(label, 0, label.length);
            selected.ifPresentOrElse(
                    octets -> Literals.write(message.out(), octets, item.partial()),
                    () -> message.out().nil());
            return;
        }
        Optional<ByteRange> range = isWhole(item)
                ? Optional.of(new ByteRange(0, message.view().numbering().octets(message.index())))
                : Sections.find(message, item.section().part(), (Section.Whole)
                        item.section().text());
        if (range.isEmpty()) {
            message.out().raw(label, 0, label.length).nil();
            return;
        }
        Literals.write(message, label, Literals.slice(range.get(), item.partial()));
    }
}
