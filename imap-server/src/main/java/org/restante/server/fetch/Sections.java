package org.restante.server.fetch;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.Section;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.Part;
import org.restante.protocol.mime.PartSection;

/** Where a section lies in a message. */
public final class Sections {
    private Sections() {}

    static Optional<ByteRange> find(FetchedMessage message, List<Integer> part, Section.Whole text) {
        return find(message.summary().part(), part, text);
    }

    /** Finds it; nothing if the message has no such section. */
    public static Optional<ByteRange> find(Part message, List<Integer> part, Section.Whole text) {
        return new PartSection(part, text(text)).in(message);
    }

    private static PartSection.Text text(Section.Whole whole) {
        return switch (whole) {
            case CONTENT -> PartSection.Text.ALL;
            case HEADER -> PartSection.Text.HEADER;
            case TEXT -> PartSection.Text.TEXT;
            case MIME -> PartSection.Text.MIME;
        };
    }
}
