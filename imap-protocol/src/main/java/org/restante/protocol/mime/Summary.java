package org.restante.protocol.mime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.model.Envelope;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What is known of a message without opening it: a {@link MimeScanner} makes it, a store keeps its octets with the
 * message. It holds ENVELOPE, BODY and BODYSTRUCTURE as they are sent, the place of every part, the sent date, the header
 * fields that are asked for most, and a preview. Immutable; one array in memory, of which each method looks at its own piece.
 */
public final class Summary {
    // version, flags, mask of held fields, size, sent date in seconds and zone, the ends of the pieces; then the
    // pieces; then a CRC. Version 1 had no preview, the last piece.
    private static final byte VERSION = 2;
    private static final byte WITHOUT_PREVIEW = 1;
    private static final int FLAGS = 1;
    private static final int MASK = 2;
    private static final int SIZE = 6;
    private static final int SENT_SECOND = 14;
    private static final int SENT_OFFSET = 22;
    private static final int ENDS = 24;
    private static final int HAS_SENT_DATE = 1;
    private static final int MAX_NESTING = 512; // parentheses of the deepest structure that a scanner makes

    private enum Piece {
        ENVELOPE,
        BODY,
        BODY_STRUCTURE,
        PARTS,
        FIELDS,
        PREVIEW
    }

    private final byte[] octets;

    private Summary(byte[] octets) {
        this.octets = octets;
    }

    static Summary of(Envelope envelope, BodyStructure structure, Part message, HeldFields held, String preview) {
        ImapWriter wire = new ImapWriter();
        wire.raw(new byte[head(VERSION)], 0, head(VERSION));
        int[] ends = new int[Piece.values().length];
        EnvelopeCodec.encode(envelope, wire);
        ends[Piece.ENVELOPE.ordinal()] = wire.size();
        BodyStructureCodec.encode(structure, BodyStructureCodec.Form.BODY, wire);
        ends[Piece.BODY.ordinal()] = wire.size();
        BodyStructureCodec.encode(structure, BodyStructureCodec.Form.BODYSTRUCTURE, wire);
        ends[Piece.BODY_STRUCTURE.ordinal()] = wire.size();
        OctetBuffer parts = new OctetBuffer();
        PartTable.write(message, parts);
        wire.raw(parts.array(), 0, parts.length());
        ends[Piece.PARTS.ordinal()] = wire.size();
        wire.raw(held.octets(), 0, held.octets().length);
        ends[Piece.FIELDS.ordinal()] = wire.size();
        byte[] previewOctets = preview.getBytes(StandardCharsets.UTF_8);
        wire.raw(previewOctets, 0, previewOctets.length);
        ends[Piece.PREVIEW.ordinal()] = wire.size();
        wire.raw(new byte[Integer.BYTES], 0, Integer.BYTES);

        byte[] octets = wire.take();
        ByteBuffer head = ByteBuffer.wrap(octets);
        Optional<SentDate> sent = envelope.date().flatMap(SentDate::parse);
        head.put(VERSION)
                .put((byte) (sent.isPresent() ? HAS_SENT_DATE : 0))
                .putInt(held.mask())
                .putLong(message.end())
                .putLong(sent.map(SentDate::epochSecond).orElse(0L))
                .putShort((short) (int) sent.map(SentDate::offsetMinutes).orElse(0));
        for (int end : ends) {
            head.putInt(end);
        }
        head.putInt(octets.length - Integer.BYTES, checksum(octets));
        return new Summary(octets);
    }

    private static int pieces(byte version) {
        return version == WITHOUT_PREVIEW ? Piece.PREVIEW.ordinal() : Piece.values().length;
    }

    private static int head(byte version) {
        return ENDS + pieces(version) * Integer.BYTES;
    }

    private static int checksum(byte[] octets) {
        CRC32C crc = new CRC32C();
        crc.update(octets, 0, octets.length - Integer.BYTES);
        return (int) crc.getValue();
    }

    /** Returns the summary as octets, for a store to keep: a new array. */
    public byte[] encode() {
        return octets.clone();
    }

    /**
     * Returns the summary of octets that {@link #encode} returned. The array is kept, not copied: it is not to be written
     * to from now on.
     *
     * @throws SummaryFormatException if they are damaged, or of a version that is not known
     */
    public static Summary decode(byte[] octets) {
        if (octets.length == 0
                || octets[0] != VERSION && octets[0] != WITHOUT_PREVIEW
                || octets.length < head(octets[0]) + Integer.BYTES) {
            throw new SummaryFormatException("no summary of version " + VERSION + " or " + WITHOUT_PREVIEW);
        }
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        if (buffer.getInt(octets.length - Integer.BYTES) != checksum(octets)) {
            throw new SummaryFormatException("the checksum is wrong");
        }
        int start = head(octets[0]);
        for (int i = 0; i < pieces(octets[0]); i++) {
            int end = buffer.getInt(ENDS + i * Integer.BYTES);
            if (end < start || end > octets.length - Integer.BYTES) {
                throw new SummaryFormatException("a piece ends at " + end);
            }
            start = end;
        }
        return new Summary(octets);
    }

    private int start(Piece piece) {
        return piece.ordinal() == 0 ? head(octets[0]) : end(piece.ordinal() - 1);
    }

    private int end(int piece) {
        return ByteBuffer.wrap(octets).getInt(ENDS + piece * Integer.BYTES);
    }

    private int end(Piece piece) {
        return end(piece.ordinal());
    }

    private void write(Piece piece, ImapWriter out) {
        int start = start(piece);
        out.raw(octets, start, end(piece) - start);
    }

    /** Returns how many octets {@link #encode} returns: what this takes in memory. */
    public int length() {
        return octets.length;
    }

    /** Returns how many octets the message has. */
    public long size() {
        return ByteBuffer.wrap(octets).getLong(SIZE);
    }

    /** Returns the date of the Date field, if it has a valid one. */
    public Optional<SentDate> sentDate() {
        ByteBuffer head = ByteBuffer.wrap(octets);
        return (octets[FLAGS] & HAS_SENT_DATE) == 0
                ? Optional.empty()
                : Optional.of(new SentDate(head.getLong(SENT_SECOND), head.getShort(SENT_OFFSET)));
    }

    // What is kept has 8-bit strings as literals, as every client takes them.
    private boolean isSpeltOtherwise(Piece piece, ImapWriter out) {
        if (out.utf8()) {
            for (int i = start(piece); i < end(piece); i++) {
                if (octets[i] < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Writes the value of ENVELOPE; 8-bit strings are literals, unless the writer may write UTF-8 and they are that. */
    public void writeEnvelope(ImapWriter out) {
        if (isSpeltOtherwise(Piece.ENVELOPE, out)) {
            EnvelopeCodec.encode(envelope(), out);
        } else {
            write(Piece.ENVELOPE, out);
        }
    }

    /** Writes the value of BODY; 8-bit strings as in {@link #writeEnvelope}. */
    public void writeBody(ImapWriter out) {
        if (isSpeltOtherwise(Piece.BODY, out)) {
            BodyStructureCodec.encode(bodyStructure(), BodyStructureCodec.Form.BODY, out);
        } else {
            write(Piece.BODY, out);
        }
    }

    /** Writes the value of BODYSTRUCTURE; 8-bit strings as in {@link #writeEnvelope}. */
    public void writeBodyStructure(ImapWriter out) {
        if (isSpeltOtherwise(Piece.BODY_STRUCTURE, out)) {
            BodyStructureCodec.encode(bodyStructure(), BodyStructureCodec.Form.BODYSTRUCTURE, out);
        } else {
            write(Piece.BODY_STRUCTURE, out);
        }
    }

    /** Returns the envelope, read from its octets anew each time. */
    public Envelope envelope() {
        return read(Piece.ENVELOPE, EnvelopeCodec::decode);
    }

    /** Returns the structure, read from its octets anew each time. */
    public BodyStructure bodyStructure() {
        return read(Piece.BODY_STRUCTURE, BodyStructureCodec::decode);
    }

    @FunctionalInterface
    private interface Decoder<T> {
        T decode(ImapReader in) throws ImapSyntaxException;
    }

    private <T> T read(Piece piece, Decoder<T> decoder) {
        try {
            return decoder.decode(
                    new ImapReader(WireFrame.of(octets, start(piece), end(piece)), Grammar.core(), MAX_NESTING));
        } catch (ImapSyntaxException e) {
            throw new SummaryFormatException("not what was written", e);
        }
    }

    /** Returns where the message and its parts lie, read from its octets anew each time. */
    public Part part() {
        return PartTable.read(octets, start(Piece.PARTS), end(Piece.PARTS));
    }

    /** Returns whether everything that the message has of a header field is here; case does not matter. */
    public boolean holds(String name) {
        byte[] octetsOfName = OctetText.encode(name);
        Optional<HeaderField> field = HeaderField.find(octetsOfName, octetsOfName.length);
        return field.isPresent()
                && field.get().isHeld()
                && (ByteBuffer.wrap(octets).getInt(MASK) & field.get().bit()) != 0;
    }

    /**
     * Returns what {@code BODY[HEADER.FIELDS (names)]} is (RFC 9051 section 6.4.5.1), or nothing if one of the fields is
     * not held, so that the content must be opened. With all of {@code Date From Sender Reply-To To Cc Bcc Subject
     * Message-ID In-Reply-To References List-Id Content-Type} and others that clients fetch for their lists, it is there
     * unless a header is larger than usual.
     */
    public Optional<byte[]> headerFields(Collection<String> names) {
        for (String name : names) {
            if (!holds(name)) {
                return Optional.empty();
            }
        }
        HeaderFilter filter = HeaderFilter.fields(names);
        OctetBuffer out = new OctetBuffer();
        int start = start(Piece.FIELDS);
        filter.feed(octets, start, end(Piece.FIELDS) - start, out::add);
        filter.finish(out::add);
        return Optional.of(out.toBytes());
    }

    /**
     * Returns the values of all fields of a name, in their order, unfolded and not decoded ({@link OctetText}); or nothing
     * if the field is not held, so that the content must be opened.
     */
    public Optional<List<String>> headerValues(String name) {
        if (!holds(name)) {
            return Optional.empty();
        }
        int start = start(Piece.FIELDS);
        HeaderValues values = new HeaderValues(name);
        values.feed(octets, start, end(Piece.FIELDS) - start);
        return Optional.of(values.finish());
    }

    /**
     * Returns the beginning of the text as one line of at most 200 characters, empty if there is none (RFC 8970); or nothing if
     * this is a summary of an earlier version, which had no preview: then a {@link MimeScanner} makes it of the content.
     */
    public Optional<String> preview() {
        if (octets[0] == WITHOUT_PREVIEW) {
            return Optional.empty();
        }
        int start = start(Piece.PREVIEW);
        return Optional.of(new String(octets, start, end(Piece.PREVIEW) - start, StandardCharsets.UTF_8));
    }
}
