package org.restante.protocol.response;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.restante.protocol.command.Section;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** How sections of messages and their content are written. */
final class Sections {
    private Sections() {}

    static List<Integer> requirePart(List<Integer> part) {
        return ofPart(part).part();
    }

    static void requireOrigin(OptionalLong origin) {
        if (origin.isPresent() && (origin.getAsLong() < 0 || origin.getAsLong() > UidSet.MAX_UID)) {
            throw new IllegalArgumentException("not a number: " + origin.getAsLong());
        }
    }

    static void encode(ImapWriter out, String item, Section section, OptionalLong origin) {
        out.raw(item);
        section.encode(out);
        if (origin.isPresent()) {
            out.raw("<").number(origin.getAsLong()).raw(">");
        }
    }

    static Section ofPart(List<Integer> part) {
        return new Section(part, Section.Whole.CONTENT);
    }

    // Never {0}: Apple Mail waits for more.
    static void content(ImapWriter out, Optional<Octets> content) {
        if (content.isEmpty()) {
            out.raw("NIL");
        } else if (content.get().isEmpty()) {
            out.raw("\"\"");
        } else {
            out.literal(content.get().shared());
        }
    }

    // section = "[" [section-spec] "]"
    static Section decode(ResponseCursor in) throws ImapSyntaxException {
        ImapReader brackets = in.bracketed();
        Section section = Section.parse(brackets);
        brackets.end();
        return section;
    }

    // section-binary = "[" [section-part] "]"
    static List<Integer> decodePart(ResponseCursor in) throws ImapSyntaxException {
        ImapReader brackets = in.bracketed();
        List<Integer> part = Section.parsePart(brackets);
        brackets.end();
        return part;
    }

    // ["<" number ">"]
    static OptionalLong origin(ResponseCursor in) throws ImapSyntaxException {
        if (!in.tryConsume('<')) {
            return OptionalLong.empty();
        }
        long origin = in.number();
        in.expect('>');
        return OptionalLong.of(origin);
    }
}
