package org.restante.protocol.mime;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A section of a message as FETCH names it, without HEADER.FIELDS: {@code section-spec} of RFC 9051 section 6.4.5.1.
 *
 * @param numbers the part numbers, each 1 or more; none for the message itself
 * @param text what of that part
 */
public record PartSection(List<Integer> numbers, Text text) {

    /** What of a part is meant. */
    public enum Text {
        /** {@code BODY[]}: the whole message with its header; {@code BODY[1]}: the body of a part. */
        ALL,
        /** {@code HEADER}: the header of the message, or of the message in a part. */
        HEADER,
        /** {@code TEXT}: the body of the message, or of the message in a part. */
        TEXT,
        /** {@code MIME}: the header of a part itself. */
        MIME
    }

    public PartSection {
        numbers = List.copyOf(numbers);
        Objects.requireNonNull(text);
        for (int number : numbers) {
            if (number < 1) {
                throw new IllegalArgumentException("parts are counted from 1");
            }
        }
        if (numbers.isEmpty() && text == Text.MIME) {
            throw new IllegalArgumentException("MIME needs a part number"); // RFC 9051 section 6.4.5.1
        }
    }

    /** Returns where this section of a message is, or nothing if the message has no such section. */
    public Optional<ByteRange> in(Part message) {
        if (numbers.isEmpty()) {
            return Optional.of(
                    switch (text) {
                        case ALL -> new ByteRange(message.headerStart(), message.end());
                        case HEADER, MIME -> message.header();
                        case TEXT -> message.body();
                    });
        }
        Optional<Part> part = find(message, numbers);
        return switch (text) {
            case ALL -> part.map(Part::body);
            case MIME -> part.map(Part::header);
            // "The HEADER, HEADER.FIELDS, and HEADER.FIELDS.NOT part specifiers refer to the header of the message or
            // of an encapsulated message"
            case HEADER -> part.flatMap(PartSection::inner).map(Part::header);
            case TEXT -> part.flatMap(PartSection::inner).map(Part::body);
        };
    }

    /** Returns the part of these numbers, if the message has it; the message itself for no numbers. */
    public static Optional<Part> find(Part message, List<Integer> numbers) {
        Part at = message;
        boolean asMessage = true;
        for (int number : numbers) {
            if (!asMessage && at.kind() == Part.Kind.MESSAGE) {
                at = at.parts().get(0);
                asMessage = true;
            }
            if (at.kind() == Part.Kind.MULTIPART && number <= at.parts().size()) {
                at = at.parts().get(number - 1);
            } else if (!asMessage || at.kind() == Part.Kind.MULTIPART || number != 1) {
                return Optional.empty();
            } // else: "Every message has at least one part number": a message that is no multipart is its own part 1.
            asMessage = false;
        }
        return Optional.of(at);
    }

    private static Optional<Part> inner(Part part) {
        return part.kind() == Part.Kind.MESSAGE ? Optional.of(part.parts().get(0)) : Optional.empty();
    }
}
