package org.restante.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One command as it was sent, or a stretch of one around a literal that is streamed: texts, and the literals between them.
 *
 * @param parts a text first, then literals and texts in turn; a streamed literal is the last
 */
public record Frame(List<Part> parts) {
    public Frame {
        parts = List.copyOf(parts);
    }

    /** Returns a frame of one text; one octet for each character. */
    public static Frame of(String text) {
        return new Frame(List.of(new Text(text.getBytes(StandardCharsets.ISO_8859_1))));
    }

    /** A piece of a frame. */
    public sealed interface Part {}

    /** What stands on a line, without its CRLF and without the announcement of a literal. Not to be written to. */
    public record Text(byte[] octets) implements Part {
        @Override
        public boolean equals(Object other) {
            return other instanceof Text text && Arrays.equals(octets, text.octets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(octets);
        }

        /** Says how long it is, not what it is: it may be a password. */
        @Override
        public String toString() {
            return "Text[" + octets.length + "]";
        }
    }

    /** A literal that was collected. Its octets are not to be written to. */
    public record Literal(byte[] octets, LiteralKind kind) implements Part {
        @Override
        public boolean equals(Object other) {
            return other instanceof Literal literal && kind == literal.kind && Arrays.equals(octets, literal.octets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(octets);
        }

        /** Says how long it is, not what it is: it may be a password. */
        @Override
        public String toString() {
            return "Literal[" + octets.length + ", " + kind + "]";
        }
    }

    /** A literal whose octets are read as they come, with {@link FrameSplitter#read}. */
    public record StreamedLiteral(long size, LiteralStyle style, LiteralKind kind) implements Part {
        /** Returns whether the client waits for a continuation request before it sends the octets. */
        public boolean isSynchronizing() {
            return style == LiteralStyle.SYNCHRONIZING;
        }
    }

    /** What a literal may hold. */
    public enum LiteralKind {
        /** {@code literal}: anything but NUL. */
        PLAIN,
        /** {@code literal8}: anything (RFC 3516). */
        BINARY
    }
}
