package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.List;

/** The places of all parts as octets: each part in front of those in it, places counted from where the last one was. */
final class PartTable {
    private static final Part.Kind[] KINDS = Part.Kind.values();
    private static final TransferEncoding[] ENCODINGS = TransferEncoding.values();
    private static final int MAX_DEPTH = 256; // more than any MimeLimits allow

    private final byte[] octets;
    private final int end;
    private int at;

    private PartTable(byte[] octets, int from, int to) {
        this.octets = octets;
        this.at = from;
        this.end = to;
    }

    static void write(Part message, OctetBuffer out) {
        write(message, 0, out);
    }

    private static void write(Part part, long after, OctetBuffer out) {
        byte[] charset = OctetText.encode(part.charset());
        out.add(part.kind().ordinal() * ENCODINGS.length + part.encoding().ordinal())
                .addVarint(part.headerStart() - after)
                .addVarint(part.bodyStart() - part.headerStart())
                .addVarint(part.end() - part.bodyStart())
                .addVarint(charset.length)
                .add(charset, 0, charset.length)
                .addVarint(part.parts().size());
        long before = part.bodyStart();
        for (Part inner : part.parts()) {
            write(inner, before, out);
            before = inner.end();
        }
    }

    /**
     * Reads what was written.
     *
     * @throws SummaryFormatException if that is not what is there
     */
    static Part read(byte[] octets, int from, int to) {
        try {
            PartTable table = new PartTable(octets, from, to);
            Part message = table.part(0, 1);
            if (table.at != to) {
                throw new SummaryFormatException("octets behind the table of parts");
            }
            return message;
        } catch (IllegalArgumentException e) {
            throw new SummaryFormatException("the table of parts makes no sense", e);
        }
    }

    private Part part(long after, int depth) {
        if (depth > MAX_DEPTH) {
            throw new SummaryFormatException("parts nest too deep");
        }
        int kinds = octet();
        if (kinds >= KINDS.length * ENCODINGS.length) {
            throw new SummaryFormatException("no such kind of part");
        }
        long headerStart = after + varint();
        long bodyStart = headerStart + varint();
        long bodyEnd = bodyStart + varint();
        String charset = text(count());
        int count = count();
        List<Part> parts = new ArrayList<>();
        long before = bodyStart;
        for (int i = 0; i < count; i++) {
            parts.add(part(before, depth + 1));
            before = parts.get(i).end();
        }
        return new Part(
                KINDS[kinds / ENCODINGS.length],
                headerStart,
                bodyStart,
                bodyEnd,
                ENCODINGS[kinds % ENCODINGS.length],
                charset,
                parts);
    }

    private int octet() {
        if (at >= end) {
            throw new SummaryFormatException("the table of parts is cut off");
        }
        return octets[at++] & 0xFF;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7FL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new SummaryFormatException("a number without an end");
    }

    // Each thing that is counted takes an octet at least.
    private int count() {
        long count = varint();
        if (count > end - at) {
            throw new SummaryFormatException("more than there can be: " + count);
        }
        return (int) count;
    }

    private String text(int length) {
        at += length;
        return OctetText.decode(octets, at - length, at);
    }
}
