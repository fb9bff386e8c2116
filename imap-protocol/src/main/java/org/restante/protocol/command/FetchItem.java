package org.restante.protocol.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** A data item of FETCH (RFC 9051 section 6.4.5). */
public sealed interface FetchItem extends Encodable
        permits FetchItem.Core, FetchItem.BodySection, FetchItem.Binary, FetchItem.BinarySize, ExtensionFetchItem {
    /** Items that are a word. */
    enum Core implements FetchItem {
        ENVELOPE("ENVELOPE"),
        FLAGS("FLAGS"),
        INTERNALDATE("INTERNALDATE"),
        RFC822_SIZE("RFC822.SIZE"),
        /** BODYSTRUCTURE without extension data. */
        BODY("BODY"),
        BODYSTRUCTURE("BODYSTRUCTURE"),
        UID("UID"),
        /** RFC 7162 section 3.1.4.2. */
        MODSEQ("MODSEQ"),
        /** {@code BODY[]}, under another name (RFC 3501 section 6.4.5). */
        RFC822("RFC822"),
        /** {@code BODY.PEEK[HEADER]}, under another name (RFC 3501 section 6.4.5). */
        RFC822_HEADER("RFC822.HEADER"),
        /** {@code BODY[TEXT]}, under another name (RFC 3501 section 6.4.5). */
        RFC822_TEXT("RFC822.TEXT");

        private final String word;

        Core(String word) {
            this.word = word;
        }

        /** Returns the item as it is written. */
        public String word() {
            return word;
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(word);
        }
    }

    /** Whether reading a message counts as having seen it. */
    enum Reading {
        /** Sets {@code \Seen}. */
        SEEN(""),
        /** Leaves the flags as they are. */
        PEEK(".PEEK");

        private final String suffix;

        Reading(String suffix) {
            this.suffix = suffix;
        }
    }

    /** BODY[...] and BODY.PEEK[...]: octets as they are in the message. */
    record BodySection(Reading reading, Section section, Optional<Partial> partial) implements FetchItem {
        @Override
        public void encode(ImapWriter out) {
            section.encode(out.raw("BODY").raw(reading.suffix));
            partial.ifPresent(p -> p.encode(out));
        }
    }

    /** BINARY[...] and BINARY.PEEK[...]: octets of a part without their transfer encoding (RFC 3516). */
    record Binary(Reading reading, List<Integer> part, Optional<Partial> partial) implements FetchItem {
        public Binary {
            part = List.copyOf(part);
            Section.checkPart(part);
        }

        @Override
        public void encode(ImapWriter out) {
            Section.encodePart(out.raw("BINARY").raw(reading.suffix).raw("["), part);
            out.raw("]");
            partial.ifPresent(p -> p.encode(out));
        }
    }

    /** BINARY.SIZE[...]: how many octets a part has without its transfer encoding (RFC 3516). */
    record BinarySize(List<Integer> part) implements FetchItem {
        public BinarySize {
            part = List.copyOf(part);
            Section.checkPart(part);
        }

        @Override
        public void encode(ImapWriter out) {
            Section.encodePart(out.raw("BINARY.SIZE["), part);
            out.raw("]");
        }
    }

    /** Reads {@code fetch-att} (RFC 9051 section 9; RFC 3501 section 9; RFC 7162 section 7). */
    static FetchItem parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.known(in, FetchItem.class, in.name().toUpperCase(Locale.ROOT));
        if (in.peek() == '[') {
            switch (name) {
                case "BODY":
                    return new BodySection(Reading.SEEN, Section.parse(in), Partial.parse(in));
                case "BODY.PEEK":
                    return new BodySection(Reading.PEEK, Section.parse(in), Partial.parse(in));
                case "BINARY":
                    return new Binary(Reading.SEEN, Section.parsePart(in), Partial.parse(in));
                case "BINARY.PEEK":
                    return new Binary(Reading.PEEK, Section.parsePart(in), Partial.parse(in));
                case "BINARY.SIZE":
                    return new BinarySize(Section.parsePart(in));
                default:
                    return Lists.extension(in, FetchItem.class, name);
            }
        }
        for (Core item : Core.values()) {
            if (item.word.equals(name)) {
                return item;
            }
        }
        return Lists.extension(in, FetchItem.class, name);
    }
}
