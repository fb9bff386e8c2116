package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.model.BodyExtension;
import org.restante.protocol.model.BodyFields;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.model.Envelope;

/**
 * A part that is going by: where it began, what its header said, and the parts in it that are complete. First its header
 * ends, then it closes, each once.
 */
final class OpenPart {
    private static final int MAX_CHARSET = 64;
    private static final byte[] NO_BOUNDARY = {};

    private final Optional<OpenPart> parent;
    private final int depth;
    private final long headerStart;

    private boolean inHeader = true;
    private MimeHeader header;
    private Envelope envelope = Envelope.EMPTY;
    private Part.Kind kind = Part.Kind.DATA;
    private byte[] boundary = NO_BOUNDARY;
    private long bodyStart;
    private long linesBeforeBody;
    private final List<Part> parts = new ArrayList<>(1);
    private final List<BodyStructure> structures = new ArrayList<>(1);
    private Envelope innerEnvelope = Envelope.EMPTY;

    private OpenPart(Optional<OpenPart> parent, int depth, long headerStart) {
        this.parent = parent;
        this.depth = depth;
        this.headerStart = headerStart;
    }

    static OpenPart message() {
        return new OpenPart(Optional.empty(), 1, 0);
    }

    /** Begins a part of this one. */
    OpenPart inner(long start) {
        return new OpenPart(Optional.of(this), depth + 1, start);
    }

    /**
     * Ends the header.
     *
     * @param newBoundary what parts the parts of a multipart; empty for any other
     * @param start where the body starts
     * @param lines line ends in the message before it
     */
    void endHeader(
            MimeHeader read, Envelope newEnvelope, Part.Kind newKind, byte[] newBoundary, long start, long lines) {
        inHeader = false;
        header = read;
        envelope = newEnvelope;
        kind = newKind;
        boundary = newBoundary;
        bodyStart = start;
        linesBeforeBody = lines;
    }

    Optional<OpenPart> parent() {
        return parent;
    }

    int depth() {
        return depth;
    }

    boolean inHeader() {
        return inHeader;
    }

    long headerStart() {
        return headerStart;
    }

    /** Where the body starts, once the header has ended. */
    long bodyStart() {
        return bodyStart;
    }

    /** Returns whether the structure says how many lines the body has. */
    boolean countsLines() {
        return kind == Part.Kind.TEXT || kind == Part.Kind.MESSAGE;
    }

    /** Returns whether this is a message with an envelope: the whole, or one in a message/rfc822. */
    boolean isMessage() {
        return parent.isEmpty() || parent.get().kind == Part.Kind.MESSAGE;
    }

    /** Returns whether this is a part of a multipart/digest (RFC 2046 section 5.1.5). */
    boolean isInDigest() {
        return parent.isPresent()
                && parent.get().kind == Part.Kind.MULTIPART
                && parent.get().header.subtype().equalsIgnoreCase("digest");
    }

    /** Returns whether this is a text that is shown with the message, and no attachment (RFC 2183). */
    boolean isShownText() {
        return kind == Part.Kind.TEXT
                && header.extension()
                        .disposition()
                        .filter(shown -> shown.type().equalsIgnoreCase("attachment"))
                        .isEmpty();
    }

    /** Returns whether the media type ends with this. */
    boolean isOfSubtype(String subtype) {
        return header.subtype().equalsIgnoreCase(subtype);
    }

    /** Returns whether both are parts of one multipart/alternative (RFC 2046 section 5.1.4). */
    boolean isAlternativeTo(OpenPart other) {
        return parent.isPresent()
                && other.parent.isPresent()
                && parent.get() == other.parent.get()
                && parent.get().kind == Part.Kind.MULTIPART
                && parent.get().isOfSubtype("alternative");
    }

    /** Returns whether delimiter lines of this part are still to be looked for. */
    boolean isBounded() {
        return boundary.length > 0;
    }

    /** Returns whether the octets are this part's boundary. */
    boolean isBoundary(byte[] line, int from, int to) {
        return isBounded() && Arrays.equals(line, from, to, boundary, 0, boundary.length);
    }

    /** Notes that the last delimiter was there: what follows is epilogue. */
    void endParts() {
        boundary = NO_BOUNDARY;
    }

    /** Completes the part and hands it to the one that it is in. */
    void close(long end, long lines) {
        if (kind == Part.Kind.MULTIPART && parts.isEmpty()) {
            addEmpty(end);
        }
        if (parent.isPresent()) {
            OpenPart outer = parent.get();
            outer.parts.add(part(end));
            outer.structures.add(structure(end, lines));
            outer.innerEnvelope = envelope;
        }
    }

    // The grammar has no multipart without parts, and clients cannot do without one either.
    private void addEmpty(long at) {
        BodyFields fields =
                new BodyFields(MimeHeader.ASCII, Optional.empty(), Optional.empty(), MimeHeader.SEVEN_BIT, 0);
        parts.add(new Part(Part.Kind.TEXT, at, at, at, TransferEncoding.IDENTITY, "us-ascii", List.of()));
        structures.add(new BodyStructure.Text("PLAIN", fields, 0, BodyExtension.NONE));
    }

    Envelope envelope() {
        return envelope;
    }

    /** Returns the place of the part, which ends here. */
    Part part(long end) {
        String charset = header.parameter("charset").orElse("").toLowerCase(Locale.ROOT);
        return new Part(
                kind,
                headerStart,
                bodyStart,
                end,
                TransferEncoding.of(header.encoding()),
                charset.length() > MAX_CHARSET ? "" : charset,
                parts);
    }

    /**
     * Returns the structure of the part, which ends here.
     *
     * @param lines line ends in the message before this end
     */
    BodyStructure structure(long end, long lines) {
        if (kind == Part.Kind.MULTIPART) {
            BodyExtension withoutMd5 = header.extension().md5().isEmpty()
                    ? header.extension()
                    : new BodyExtension(
                            Optional.empty(),
                            header.extension().disposition(),
                            header.extension().languages(),
                            header.extension().location());
            return new BodyStructure.Multipart(structures, header.subtype(), header.parameters(), withoutMd5);
        }
        BodyFields fields = new BodyFields(
                header.parameters(), header.id(), header.description(), header.encoding(), end - bodyStart);
        long ownLines = Math.max(0, lines - linesBeforeBody);
        return switch (kind) {
            case TEXT -> new BodyStructure.Text(header.subtype(), fields, ownLines, header.extension());
            case MESSAGE ->
                new BodyStructure.Message(
                        header.subtype(), fields, innerEnvelope, structures.get(0), ownLines, header.extension());
            default -> new BodyStructure.Single(header.type(), header.subtype(), fields, header.extension());
        };
    }
}
