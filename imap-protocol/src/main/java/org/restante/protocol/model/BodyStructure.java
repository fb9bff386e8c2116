package org.restante.protocol.model;

import java.util.List;
import java.util.Objects;

/** The MIME structure of a message or of one of its parts (RFC 9051 section 7.5.2, {@code body} of section 9). */
public sealed interface BodyStructure {

    /** Returns the media subtype, in any case. */
    String subtype();

    /** Returns the extension data, {@link BodyExtension#NONE} where a BODY item gave none. */
    BodyExtension extension();

    /**
     * A part that has no more to say: {@code body-type-basic}.
     *
     * @param type the media type, in any case
     * @param subtype the media subtype
     * @param fields the basic fields
     * @param extension the extension data
     */
    record Single(String type, String subtype, BodyFields fields, BodyExtension extension) implements BodyStructure {
        public Single {
            Objects.requireNonNull(type);
            Objects.requireNonNull(subtype);
            Objects.requireNonNull(fields);
            Objects.requireNonNull(extension);
        }
    }

    /**
     * A part of type TEXT: {@code body-type-text}.
     *
     * @param subtype the media subtype
     * @param fields the basic fields
     * @param lines line ends in the body in its transfer encoding, not negative
     * @param extension the extension data
     */
    record Text(String subtype, BodyFields fields, long lines, BodyExtension extension) implements BodyStructure {
        public Text {
            Objects.requireNonNull(subtype);
            Objects.requireNonNull(fields);
            requireLines(lines);
            Objects.requireNonNull(extension);
        }
    }

    /**
     * A message in a message: {@code body-type-msg}.
     *
     * @param subtype RFC822 or GLOBAL, in any case
     * @param fields the basic fields
     * @param envelope the envelope of the inner message
     * @param body the structure of the inner message
     * @param lines line ends in the inner message, its header included, not negative
     * @param extension the extension data
     */
    record Message(
            String subtype,
            BodyFields fields,
            Envelope envelope,
            BodyStructure body,
            long lines,
            BodyExtension extension)
            implements BodyStructure {
        public Message {
            Objects.requireNonNull(subtype);
            Objects.requireNonNull(fields);
            Objects.requireNonNull(envelope);
            Objects.requireNonNull(body);
            requireLines(lines);
            Objects.requireNonNull(extension);
        }
    }

    /**
     * Several parts: {@code body-type-mpart}.
     *
     * @param parts the parts, one at least
     * @param subtype the media subtype
     * @param parameters parameters of Content-Type, in their order; part of the extension data in the protocol
     * @param extension the extension data, without MD5
     */
    record Multipart(List<BodyStructure> parts, String subtype, List<BodyParameter> parameters, BodyExtension extension)
            implements BodyStructure {
        public Multipart {
            parts = List.copyOf(parts);
            Objects.requireNonNull(subtype);
            parameters = List.copyOf(parameters);
            if (parts.isEmpty() || extension.md5().isPresent()) {
                throw new IllegalArgumentException("a multipart has parts and no MD5");
            }
        }
    }

    private static void requireLines(long lines) {
        if (lines < 0) {
            throw new IllegalArgumentException("negative number of lines: " + lines);
        }
    }
}
