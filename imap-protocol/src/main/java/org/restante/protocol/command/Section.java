package org.restante.protocol.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What of a message BODY[...] asks for (RFC 9051 section 6.4.5.1).
 *
 * @param part the numbers of the part, each 1 or more, outermost first; empty: the message itself
 * @param text what of that part
 */
public record Section(List<Integer> part, Text text) implements Encodable {
    /** Parts lie no deeper than this. */
    private static final int MAX_DEPTH = 100;

    /** {@code BODY[]}: the whole message. */
    public static final Section ALL = new Section(List.of(), Whole.CONTENT);

    /** What of a part. */
    public sealed interface Text {}

    /** A piece as a whole. */
    public enum Whole implements Text {
        /** The message, or the body of the part. */
        CONTENT,
        /** The header of the message, or of the message within the part. */
        HEADER,
        /** The body of the message, or of the message within the part. */
        TEXT,
        /** The header of the part. */
        MIME
    }

    /** Some fields of the header, with the empty line behind them. */
    public record HeaderFields(Choice choice, List<String> names) implements Text {
        public HeaderFields {
            names = List.copyOf(names);
        }

        /** What the names say. */
        public enum Choice {
            /** HEADER.FIELDS: these. */
            ONLY("HEADER.FIELDS"),
            /** HEADER.FIELDS.NOT: all but these. */
            ALL_BUT("HEADER.FIELDS.NOT");

            private final String word;

            Choice(String word) {
                this.word = word;
            }
        }
    }

    public Section {
        part = List.copyOf(part);
        checkPart(part);
        if (part.isEmpty() && text == Whole.MIME) {
            throw new IllegalArgumentException("a message itself has no MIME header");
        }
    }

    static void checkPart(List<Integer> part) {
        if (part.stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("parts are numbered from 1");
        }
    }

    /**
     * Reads a section with its brackets.
     *
     * @throws ImapSyntaxException if it is none
     */
    // section = "[" [section-spec] "]"
    // section-spec = section-msgtext / (section-part ["." section-text]) (RFC 9051 section 9)
    public static Section parse(ImapReader in) throws ImapSyntaxException {
        in.expect('[');
        List<Integer> part = numbers(in);
        Text text = Whole.CONTENT;
        if (in.peek() != ']') {
            text = text(in);
        }
        in.expect(']');
        if (part.isEmpty() && text == Whole.MIME) {
            throw new ImapSyntaxException("MIME needs the number of a part");
        }
        return new Section(part, text);
    }

    /**
     * Reads the number of a part with its brackets; empty for the whole message.
     *
     * @throws ImapSyntaxException if it is none
     */
    // section-binary = "[" [section-part] "]"
    public static List<Integer> parsePart(ImapReader in) throws ImapSyntaxException {
        in.expect('[');
        List<Integer> part = numbers(in);
        if (!in.tryConsume(']')) {
            throw new ImapSyntaxException("Number of a part expected");
        }
        return part;
    }

    // section-part = nz-number *("." nz-number), and a "." if something follows
    private static List<Integer> numbers(ImapReader in) throws ImapSyntaxException {
        List<Integer> part = new ArrayList<>();
        while (in.peek() >= '0' && in.peek() <= '9') {
            if (part.size() == MAX_DEPTH) {
                throw new ImapSyntaxException("Nested too deep");
            }
            part.add((int) Math.min(in.nzNumber(), Integer.MAX_VALUE));
            if (in.peek() == ']') {
                return part;
            }
            in.expect('.');
            if (in.peek() == ']') {
                throw new ImapSyntaxException("Number of a part, or what of it, expected");
            }
        }
        return part;
    }

    // section-msgtext = "HEADER" / "HEADER.FIELDS" [".NOT"] SP header-list / "TEXT"; section-text = ... / "MIME"
    private static Text text(ImapReader in) throws ImapSyntaxException {
        return switch (in.name().toUpperCase(Locale.ROOT)) {
            case "HEADER" -> Whole.HEADER;
            case "TEXT" -> Whole.TEXT;
            case "MIME" -> Whole.MIME;
            case "HEADER.FIELDS" -> new HeaderFields(HeaderFields.Choice.ONLY, headerList(in));
            case "HEADER.FIELDS.NOT" -> new HeaderFields(HeaderFields.Choice.ALL_BUT, headerList(in));
            default -> throw new ImapSyntaxException("Unknown section");
        };
    }

    // header-list = "(" header-fld-name *(SP header-fld-name) ")"
    private static List<String> headerList(ImapReader in) throws ImapSyntaxException {
        in.sp();
        return Lists.parse(in, ImapReader::astring);
    }

    static void encodePart(ImapWriter out, List<Integer> part) {
        out.raw(part.stream().map(String::valueOf).collect(Collectors.joining(".")));
    }

    /** Writes the section with its brackets. */
    @Override
    public void encode(ImapWriter out) {
        out.raw("[");
        encodePart(out, part);
        if (text != Whole.CONTENT && !part.isEmpty()) {
            out.raw(".");
        }
        switch (text) {
            case Whole whole -> out.raw(whole == Whole.CONTENT ? "" : whole.name());
            case HeaderFields fields -> {
                out.raw(fields.choice().word);
                String separator = " (";
                for (String name : fields.names()) {
                    out.raw(separator).astring(name);
                    separator = " ";
                }
                out.close();
            }
        }
        out.raw("]");
    }
}
