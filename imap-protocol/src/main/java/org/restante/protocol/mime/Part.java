package org.restante.protocol.mime;

import java.util.List;
import java.util.Objects;

/**
 * Where a message, or a part of it, lies in the octets. The header of a part goes from {@code headerStart} to {@code
 * bodyStart}, the blank line included; its body from there to {@code end}. Inner parts lie inside of the body, one after
 * the other.
 *
 * @param kind what is inside
 * @param headerStart its first octet, counted from the start of the message
 * @param bodyStart the first octet of the body
 * @param end the octet after the last of the body
 * @param encoding how the body is encoded
 * @param charset the charset parameter of Content-Type in lower case, empty if there is none
 * @param parts the parts of a multipart, or the one inner message of a message
 */
public record Part(
        Kind kind,
        long headerStart,
        long bodyStart,
        long end,
        TransferEncoding encoding,
        String charset,
        List<Part> parts) {

    /** What a part is to those who look into messages. */
    public enum Kind {
        /** Data. */
        DATA,
        /** Text, of a type that begins with {@code text/}. */
        TEXT,
        /** A {@code message/rfc822} or {@code message/global}, which has one part: the message in it. */
        MESSAGE,
        /** A multipart, with one part at least. */
        MULTIPART
    }

    public Part {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(encoding);
        Objects.requireNonNull(charset);
        parts = List.copyOf(parts);
        if (headerStart < 0 || bodyStart < headerStart || end < bodyStart) {
            throw new IllegalArgumentException(
                    "not the place of a part: " + headerStart + ", " + bodyStart + ", " + end);
        }
        boolean fits =
                switch (kind) {
                    case DATA, TEXT -> parts.isEmpty();
                    case MESSAGE -> parts.size() == 1;
                    case MULTIPART -> !parts.isEmpty();
                };
        long after = bodyStart;
        for (Part part : parts) {
            fits &= part.headerStart >= after && part.end <= end;
            after = part.end;
        }
        if (!fits) {
            throw new IllegalArgumentException("parts that do not fit into a " + kind);
        }
    }

    /** Returns the place of the header, blank line included. */
    public ByteRange header() {
        return new ByteRange(headerStart, bodyStart);
    }

    /** Returns the place of the body. */
    public ByteRange body() {
        return new ByteRange(bodyStart, end);
    }
}
