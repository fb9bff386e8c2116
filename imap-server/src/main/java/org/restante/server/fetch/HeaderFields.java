package org.restante.server.fetch;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.Section;
import org.restante.protocol.command.Section.HeaderFields.Choice;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.HeaderFilter;
import org.restante.server.mailbox.ContentReader;
import org.restante.store.Content;

/** HEADER.FIELDS and HEADER.FIELDS.NOT (RFC 9051 section 6.4.5.1): from the summary if it has them, else from the header. */
public final class HeaderFields {
    private HeaderFields() {}

    /** Returns the fields, or nothing if the message has no such part. */
    static Optional<byte[]> select(FetchedMessage message, List<Integer> part, Section.HeaderFields fields) {
        if (part.isEmpty() && fields.choice() == Choice.ONLY) {
            Optional<byte[]> held = message.summary().headerFields(fields.names());
            if (held.isPresent()) {
                return held;
            }
        }
        return Sections.find(message, part, Section.Whole.HEADER)
                .map(header -> read(message.content(), header, fields));
    }

    /** Returns the fields of a header that lies there. */
    public static byte[] read(Content content, ByteRange header, Section.HeaderFields fields) {
        return read(content, header, filter(fields));
    }

    private static HeaderFilter filter(Section.HeaderFields fields) {
        return switch (fields.choice()) {
            case ONLY -> HeaderFilter.fields(fields.names());
            case ALL_BUT -> HeaderFilter.fieldsNot(fields.names());
        };
    }

    private static byte[] read(Content content, ByteRange header, HeaderFilter filter) {
        ByteArrayOutputStream selected = new ByteArrayOutputStream();
        ContentReader.read(
                content,
                header,
                (block, length) ->
                        filter.feed(block, 0, length, (octets, from, to) -> selected.write(octets, from, to - from)));
        filter.finish((octets, from, to) -> selected.write(octets, from, to - from));
        return selected.toByteArray();
    }
}
