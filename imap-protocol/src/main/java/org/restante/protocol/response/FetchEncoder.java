package org.restante.protocol.response;

import java.util.List;
import java.util.OptionalLong;
import org.restante.protocol.command.Section;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.response.FetchData.MessageFlags.Recency;
import org.restante.protocol.wire.ImapWriter;

/**
 * The pieces of a FETCH response, for a server that streams it and builds no list of items: {@link #begin}, then items
 * with a space before each but the first, then {@link #end}. ENVELOPE, BODY and BODYSTRUCTURE are copied from the
 * message's summary.
 */
public final class FetchEncoder {
    private FetchEncoder() {}

    /**
     * Begins a response.
     *
     * @param number the sequence number of the message
     */
    public static void begin(ImapWriter out, long number) {
        out.raw("* ");
        out.number(number);
        out.raw(" FETCH (");
    }

    /** Ends a response. */
    public static void end(ImapWriter out) {
        out.close();
        out.crlf();
    }

    /** Writes the item {@code FLAGS}. */
    public static void flags(ImapWriter out, Flags flags, Recency recency) {
        out.raw("FLAGS ");
        FlagList.encode(out, flags, recency == Recency.RECENT ? "\\Recent" : "");
    }

    /** Writes the item {@code UID}. */
    public static void uid(ImapWriter out, long uid) {
        out.raw("UID ");
        out.number(uid);
    }

    /** Writes the item {@code MODSEQ}. */
    public static void modSeq(ImapWriter out, ModSeq modSeq) {
        out.raw("MODSEQ (");
        out.number(modSeq.value());
        out.close();
    }

    /** Writes the item {@code RFC822.SIZE}. */
    public static void size(ImapWriter out, long octets) {
        out.raw("RFC822.SIZE ");
        out.number(octets);
    }

    /** Writes the item {@code INTERNALDATE}, with the day padded by a space. */
    public static void internalDate(ImapWriter out, InternalDate date) {
        out.raw("INTERNALDATE ");
        out.dateTime(date);
    }

    /**
     * Writes {@code BODY[section]<origin>} and a literal's size; the octets are the caller's to send.
     *
     * @param section which section
     * @param origin the place in it of the first octet, if the client asked for a part of it
     * @param length how many octets follow; for none, nothing follows: they are written as {@code ""} (an empty literal
     *     stalls Apple Mail)
     */
    public static void body(ImapWriter out, Section section, OptionalLong origin, long length) {
        content(out, "BODY", section, origin, length);
    }

    /** Writes {@code BINARY[part]<origin>} and the size of a {@code literal8}; otherwise as {@link #body}. */
    public static void binary8(ImapWriter out, List<Integer> part, OptionalLong origin, long length) {
        Sections.encode(out, "BINARY", Sections.ofPart(part), origin);
        out.raw(length == 0 ? " " : " ~");
        literal(out, length);
    }

    /** Writes {@code BINARY[part]<origin>} and the size of a literal without NUL; otherwise as {@link #body}. */
    public static void binary(ImapWriter out, List<Integer> part, OptionalLong origin, long length) {
        content(out, "BINARY", Sections.ofPart(part), origin, length);
    }

    /** Writes {@code BINARY.SIZE[part]} and the size. */
    public static void binarySize(ImapWriter out, List<Integer> part, long octets) {
        Sections.encode(out, "BINARY.SIZE", Sections.ofPart(part), OptionalLong.empty());
        out.sp();
        out.number(octets);
    }

    /** Writes {@code RFC822}, {@code RFC822.HEADER} or {@code RFC822.TEXT} and a literal's size, as {@link #body}. */
    public static void rfc822(ImapWriter out, FetchContent.Rfc822.Item item, long length) {
        out.raw(item.wire());
        out.sp();
        literal(out, length);
    }

    private static void content(ImapWriter out, String item, Section section, OptionalLong origin, long length) {
        Sections.encode(out, item, section, origin);
        out.sp();
        literal(out, length);
    }

    private static void literal(ImapWriter out, long length) {
        if (length == 0) {
            out.raw("\"\"");
        } else {
            out.raw("{");
            out.number(length);
            out.raw("}");
            out.crlf();
        }
    }
}
