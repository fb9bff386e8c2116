package org.restante.protocol.mime;

import java.util.Arrays;
import java.util.Optional;
import org.restante.protocol.model.Envelope;

/**
 * Finds the structure of a message while its octets go by: envelope, MIME structure, the place of every part and a preview,
 * in one pass, in linear time, with memory that depends on the limits and not on the message. Nothing makes it fail: what is no
 * MIME is text. Feed it all octets, in any pieces, then call {@link #finish} once. Not thread-safe.
 *
 * <p>Lines end with LF, with or without CR before it. A header ends with an empty line, or with the delimiter of a part
 * around it; lines in it that are no fields (mbox leftovers, say) are passed over. A delimiter has its line to itself but
 * for space at the end (RFC 2046 section 5.1.1), so that one boundary may be the beginning of another.
 */
public final class MimeScanner {
    private static final int MAX_BOUNDARY = 200; // RFC 2046 says 70
    private static final int DASHES = 2;

    private enum State {
        LINE_START,
        /** In a header, in a line that may be the empty one: before the LF. */
        EMPTY_LINE,
        FIELD_NAME,
        FIELD_VALUE,
        /** In a line that may be a delimiter. */
        DELIMITER,
        /** In a line that does not matter but for its end. */
        LINE,
        /** In the last body, of which nothing matters but its size. */
        REST
    }

    private final MimeLimits limits;
    private final HeaderCollector header;
    private final EnvelopeReader envelopes;
    private final PreviewCollector preview = new PreviewCollector();
    private final byte[] line = new byte[MAX_BOUNDARY + 2 * DASHES];
    private int lineLength;

    private OpenPart top = OpenPart.message();
    private State state = State.LINE_START;
    private int partCount = 1;
    private int bounded; // open multiparts whose delimiters are looked for
    private boolean countsLines;
    private HeldFields held = new HeldFields(0, new byte[0]);

    private long position; // of the octet after those that were fed
    private long lineStart;
    private int lineEndLength; // of the line before lineStart
    private long lines; // line ends before lineStart
    private byte previous;

    /** Scans with the default limits. */
    public MimeScanner() {
        this(MimeLimits.DEFAULT);
    }

    /** Scans with these limits. */
    public MimeScanner(MimeLimits limits) {
        this.limits = limits;
        this.header = new HeaderCollector(limits.headerOctets());
        this.envelopes = new EnvelopeReader(limits.addresses());
    }

    /** Takes the next octets of the message. */
    public void feed(byte[] octets, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            at = switch (state) {
                case LINE, FIELD_VALUE -> passLine(octets, offset, at, end);
                case REST -> passRest(octets, at, end);
                default -> step(octets, offset, at);
            };
        }
        preview.feed(octets, offset, length, position);
        position += length;
        if (length > 0) {
            previous = octets[end - 1];
        }
    }

    private int passLine(byte[] octets, int offset, int from, int end) {
        int at = from;
        while (at < end && octets[at] != '\n') {
            at++;
        }
        int next = Math.min(at + 1, end);
        if (state == State.FIELD_VALUE) {
            header.addValue(octets, from, next);
        }
        if (at < end) {
            endLine(octets, offset, at);
        }
        return next;
    }

    private int passRest(byte[] octets, int from, int end) {
        if (countsLines) {
            int count = 0;
            for (int i = from; i < end; i++) {
                count += octets[i] == '\n' ? 1 : 0;
            }
            lines += count;
        }
        return end;
    }

    // Returns the index to go on from, which is the same if another state is to look at the octet.
    private int step(byte[] octets, int offset, int at) {
        byte octet = octets[at];
        switch (state) {
            case LINE_START -> {
                state = startLine(octet);
                return state == State.EMPTY_LINE && octet == '\r' ? at + 1 : at;
            }
            case EMPTY_LINE -> {
                if (octet == '\n') {
                    endLine(octets, offset, at);
                    endHeader(lineStart, lines);
                    state = stateAtLineStart();
                    return at + 1;
                }
                state = State.LINE;
                return at;
            }
            case FIELD_NAME -> {
                return readName(octet) ? at + 1 : at;
            }
            default -> {
                if (octet == '\n') {
                    findDelimiter(position + at - offset + 1);
                    endLine(octets, offset, at);
                    return at + 1;
                }
                return readDelimiter(octet) ? at + 1 : at;
            }
        }
    }

    private State startLine(byte octet) {
        if (!top.inHeader()) {
            return octet == '-' && bounded > 0 ? State.DELIMITER : State.LINE;
        }
        if (octet == ' ' || octet == '\t') {
            return header.isCollecting() ? State.FIELD_VALUE : State.LINE;
        }
        header.endField();
        lineLength = 0;
        if (octet == '\r' || octet == '\n') {
            return State.EMPTY_LINE;
        }
        return octet == '-' && bounded > 0 ? State.DELIMITER : State.FIELD_NAME;
    }

    private boolean readName(byte octet) {
        if (octet == ':') {
            state = header.beginField(line, lineLength) ? State.FIELD_VALUE : State.LINE;
            return true;
        }
        if (octet == '\n' || lineLength == HeaderField.MAX_NAME) {
            state = State.LINE; // no field, or none that matters
            return false;
        }
        line[lineLength++] = octet;
        return true;
    }

    private boolean readDelimiter(byte octet) {
        if (lineLength < line.length && (octet == '-' || lineLength >= DASHES)) {
            line[lineLength++] = octet;
            return true;
        }
        if (lineLength == line.length && Ascii.isBlank(octet)) {
            return true;
        }
        state = State.LINE;
        return false;
    }

    private void endLine(byte[] octets, int offset, int at) {
        byte before = at > offset ? octets[at - 1] : previous;
        lineEndLength = before == '\r' ? 2 : 1;
        lineStart = position + at - offset + 1;
        lines++;
        lineLength = 0;
        state = stateAtLineStart();
    }

    private State stateAtLineStart() {
        if (top.inHeader() || bounded > 0) {
            return State.LINE_START;
        }
        countsLines = false;
        for (Optional<OpenPart> open = Optional.of(top);
                open.isPresent();
                open = open.get().parent()) {
            countsLines |= open.get().countsLines();
        }
        return State.REST;
    }

    // The innermost boundary comes first: two multiparts may have the same one.
    private void findDelimiter(long next) {
        int end = lineLength;
        while (end > DASHES && Ascii.isBlank(line[end - 1])) {
            end--;
        }
        boolean last = end >= 2 * DASHES && line[end - 1] == '-' && line[end - 2] == '-';
        for (Optional<OpenPart> open = Optional.of(top);
                open.isPresent();
                open = open.get().parent()) {
            OpenPart outer = open.get();
            if (partCount < limits.parts() && end > DASHES && outer.isBoundary(line, DASHES, end)) {
                closeParts(outer);
                open(outer.inner(next), HeaderCollector.Scope.PART);
                return;
            }
            if (last && outer.isBoundary(line, DASHES, end - DASHES)) {
                closeParts(outer);
                outer.endParts();
                bounded--;
                return;
            }
        }
    }

    private void open(OpenPart part, HeaderCollector.Scope scope) {
        top = part;
        partCount++;
        header.begin(scope);
    }

    // RFC 2046 section 5.1.1: the line end before a delimiter belongs to it, but for the one that ends the header.
    private void closeParts(OpenPart outer) {
        long start = top.inHeader() ? top.headerStart() : top.bodyStart();
        boolean nothing = start == lineStart;
        closeParts(outer, nothing ? lineStart : lineStart - lineEndLength, nothing ? lines : lines - 1);
    }

    private void closeParts(OpenPart outer, long end, long linesBefore) {
        while (top != outer || top.inHeader()) {
            if (top.inHeader()) {
                endHeader(end, linesBefore);
            } else {
                bounded -= top.isBounded() ? 1 : 0;
                top.close(end, linesBefore);
                preview.end(top, end);
                top = top.parent().orElseThrow();
            }
        }
    }

    private void endHeader(long bodyStart, long linesBefore) {
        header.endField();
        Envelope envelope = top.isMessage() ? envelopes.read(header) : Envelope.EMPTY;
        if (top.parent().isEmpty()) {
            held = HeldFields.of(header);
        }
        MimeHeader.Default absent = top.isInDigest() ? MimeHeader.Default.MESSAGE : MimeHeader.Default.TEXT;
        Content content = Content.of(MimeHeader.read(header, absent, limits.continuations()), hasRoom());
        top.endHeader(content.header(), envelope, content.kind(), content.boundary(), bodyStart, linesBefore);
        preview.begin(top);
        bounded += top.isBounded() ? 1 : 0;
        if (content.kind() == Part.Kind.MESSAGE) {
            open(top.inner(bodyStart), HeaderCollector.Scope.INNER_MESSAGE);
        }
    }

    private boolean hasRoom() {
        return top.depth() < limits.depth() && partCount < limits.parts();
    }

    /** Ends the message, and returns what was found. To be called once. */
    public Summary finish() {
        if (state == State.DELIMITER) {
            findDelimiter(position);
        }
        OpenPart message = top;
        while (message.parent().isPresent()) {
            message = message.parent().get();
        }
        closeParts(message, position, lines);
        message.close(position, lines);
        preview.end(message, position);
        return Summary.of(
                message.envelope(), message.structure(position, lines), message.part(position), held, preview.finish());
    }

    /** What a body is taken for. */
    private record Content(MimeHeader header, Part.Kind kind, byte[] boundary) {
        private static final byte[] NONE = {};

        static Content of(MimeHeader header, boolean hasRoom) {
            if (header.isMultipart()) {
                byte[] boundary = boundary(header);
                if (boundary.length == 0 || boundary.length > MAX_BOUNDARY) {
                    // RFC 2045 section 5.2: what is no valid Content-Type is plain text.
                    return new Content(header.as("TEXT", "PLAIN"), Part.Kind.TEXT, NONE);
                }
                return hasRoom ? new Content(header, Part.Kind.MULTIPART, boundary) : opaque(header);
            }
            if (header.isMessage()) {
                return hasRoom ? new Content(header, Part.Kind.MESSAGE, NONE) : opaque(header);
            }
            return new Content(header, header.isText() ? Part.Kind.TEXT : Part.Kind.DATA, NONE);
        }

        private static Content opaque(MimeHeader header) {
            return new Content(header.as("APPLICATION", "OCTET-STREAM"), Part.Kind.DATA, NONE);
        }

        private static byte[] boundary(MimeHeader header) {
            byte[] value = OctetText.encode(header.parameter("boundary").orElse(""));
            int end = value.length;
            while (end > 0 && Ascii.isBlank(value[end - 1])) {
                end--; // RFC 2046: bchars does not end with space
            }
            return Arrays.copyOf(value, end);
        }
    }
}
