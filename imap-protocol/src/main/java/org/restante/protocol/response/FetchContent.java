package org.restante.protocol.response;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.restante.protocol.command.Section;
import org.restante.protocol.mime.BodyStructureCodec;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** The data items of a FETCH response that hold what a message holds (RFC 9051 section 7.5.2). */
public sealed interface FetchContent extends FetchData {
    /** Returns the octets, or nothing if the message has no such part. */
    Optional<Octets> content();

    /**
     * A section of a message as it is: {@code BODY[section]<origin>}.
     *
     * @param section which
     * @param origin the place in the section of the first octet, if the client asked for a part of it
     * @param content the octets, or nothing if the message has no such section
     */
    record Body(Section section, OptionalLong origin, Optional<Octets> content) implements FetchContent {
        public Body {
            Objects.requireNonNull(section);
            Sections.requireOrigin(origin);
            Objects.requireNonNull(content);
        }

        @Override
        public void encode(ImapWriter out) {
            Sections.encode(out, "BODY", section, origin);
            out.sp();
            Sections.content(out, content);
        }

        // "BODY" section ["<" number ">"] SP nstring
        static FetchData decode(ResponseCursor in) throws ImapSyntaxException {
            if (in.peek() != '[') {
                return FetchStructure.MimeStructure.decode(BodyStructureCodec.Form.BODY, in);
            }
            Section section = Sections.decode(in);
            OptionalLong origin = Sections.origin(in);
            in.sp();
            return new Body(section, origin, in.nstring());
        }
    }

    /**
     * A part of a message without its content-transfer-encoding: {@code BINARY[part]<origin>} (RFC 3516 section 4.3).
     *
     * @param part the numbers of the part, outermost first; empty for the whole message
     * @param origin the place in the decoded part of the first octet, if the client asked for a part of it
     * @param content the octets, or nothing if the message has no such part
     */
    record Binary(List<Integer> part, OptionalLong origin, Optional<Octets> content) implements FetchContent {
        public Binary {
            part = Sections.requirePart(part);
            Sections.requireOrigin(origin);
            Objects.requireNonNull(content);
        }

        @Override
        public void encode(ImapWriter out) {
            Sections.encode(out, "BINARY", Sections.ofPart(part), origin);
            out.sp();
            if (content.isPresent() && content.get().hasNul()) {
                out.literal8(content.get().shared());
            } else {
                Sections.content(out, content);
            }
        }

        // "BINARY" section-binary ["<" number ">"] SP (nstring / literal8)
        static Binary decode(ResponseCursor in) throws ImapSyntaxException {
            List<Integer> part = Sections.decodePart(in);
            OptionalLong origin = Sections.origin(in);
            in.sp();
            return new Binary(part, origin, in.nstring());
        }
    }

    /**
     * The size of a part without its content-transfer-encoding: {@code BINARY.SIZE[part]} (RFC 3516 section 4.3).
     *
     * @param part the numbers of the part, outermost first; empty for the whole message
     * @param octets 0 to 4,294,967,295
     */
    record BinarySize(List<Integer> part, long octets) implements FetchContent {
        public BinarySize {
            part = Sections.requirePart(part);
            Sections.requireOrigin(OptionalLong.of(octets));
        }

        @Override
        public Optional<Octets> content() {
            return Optional.empty();
        }

        @Override
        public void encode(ImapWriter out) {
            Sections.encode(out, "BINARY.SIZE", Sections.ofPart(part), OptionalLong.empty());
            out.sp();
            out.number(octets);
        }

        // "BINARY.SIZE" section-binary SP number
        static BinarySize decode(ResponseCursor in) throws ImapSyntaxException {
            List<Integer> part = Sections.decodePart(in);
            in.sp();
            return new BinarySize(part, in.number());
        }
    }

    /**
     * What IMAP2 called the sections of a message (RFC 3501 section 7.4.2; gone in RFC 9051).
     *
     * @param item which of them
     * @param content the octets
     */
    record Rfc822(Item item, Optional<Octets> content) implements FetchContent {
        /** Which section. */
        public enum Item {
            /** {@code BODY[]}. */
            RFC822,
            /** {@code BODY[HEADER]}. */
            RFC822_HEADER,
            /** {@code BODY[TEXT]}. */
            RFC822_TEXT;

            private final String wire = name().replace('_', '.').toUpperCase(Locale.ROOT);

            /** Returns the name as it is written in the protocol. */
            public String wire() {
                return wire;
            }
        }

        public Rfc822 {
            Objects.requireNonNull(item);
            Objects.requireNonNull(content);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(item.wire());
            out.sp();
            Sections.content(out, content);
        }

        // "RFC822" [".HEADER" / ".TEXT"] SP nstring
        static ResponseParser<Rfc822> parser(Item item) {
            return in -> {
                in.sp();
                return new Rfc822(item, in.nstring());
            };
        }
    }
}
