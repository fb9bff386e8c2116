package org.restante.protocol.response;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * One data item of a FETCH response (RFC 9051 section 7.5.2). Items with the content of messages are in {@link
 * FetchContent}, what messages are made of in {@link FetchStructure}.
 */
public sealed interface FetchData
        permits FetchData.Plain, FetchContent, FetchStructure, ExtensionFetchData, UnknownFetchData {
    /** Writes name and value. */
    void encode(ImapWriter out);

    // msg-att = "(" (msg-att-dynamic / msg-att-static) *(SP (msg-att-dynamic / msg-att-static)) ")"
    static FetchData decode(ResponseCursor in) throws ImapSyntaxException {
        String name = in.itemName();
        Optional<ResponseParser<? extends FetchData>> known = in.grammar().fetchData(name.toUpperCase(Locale.ROOT));
        return known.isPresent() ? known.get().parse(in) : UnknownFetchData.decode(name, in);
    }

    /** The items that are a name and a small value. */
    sealed interface Plain extends FetchData {}

    /**
     * The flags of the message.
     *
     * @param flags they
     * @param recency whether this session is the first to see the message
     */
    record MessageFlags(Flags flags, Recency recency) implements Plain {
        /** Whether a session is the first to see a message (RFC 3501 section 2.3.2; gone in RFC 9051). */
        public enum Recency {
            RECENT,
            NOT_RECENT
        }

        public MessageFlags {
            Objects.requireNonNull(flags);
            Objects.requireNonNull(recency);
        }

        /** Returns these flags, without {@code \Recent}. */
        public static MessageFlags of(Flags flags) {
            return new MessageFlags(flags, Recency.NOT_RECENT);
        }

        @Override
        public void encode(ImapWriter out) {
            FetchEncoder.flags(out, flags, recency);
        }

        // "FLAGS" SP "(" [flag-fetch *(SP flag-fetch)] ")"; flag-fetch = flag / "\Recent"
        static MessageFlags decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            FlagList list = FlagList.decode(in);
            return new MessageFlags(list.flags(), list.has("\\Recent") ? Recency.RECENT : Recency.NOT_RECENT);
        }
    }

    /**
     * The UID of the message.
     *
     * @param uid 1 to 4,294,967,295
     */
    record Uid(long uid) implements Plain {
        public Uid {
            UidSet.of(uid);
        }

        @Override
        public void encode(ImapWriter out) {
            FetchEncoder.uid(out, uid);
        }

        // "UID" SP uniqueid
        static Uid decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            return new Uid(in.nzNumber());
        }
    }

    /**
     * When the message came into the store.
     *
     * @param date the date
     */
    record Received(InternalDate date) implements Plain {
        public Received {
            Objects.requireNonNull(date);
        }

        @Override
        public void encode(ImapWriter out) {
            FetchEncoder.internalDate(out, date);
        }

        // "INTERNALDATE" SP date-time
        static Received decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            return new Received(in.primitives().dateTime());
        }
    }

    /**
     * The size of the message.
     *
     * @param octets 0 to 2^63-1
     */
    record Size(long octets) implements Plain {
        public Size {
            if (octets < 0) {
                throw new IllegalArgumentException("a size is not negative: " + octets);
            }
        }

        @Override
        public void encode(ImapWriter out) {
            FetchEncoder.size(out, octets);
        }

        // "RFC822.SIZE" SP number64
        static Size decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            return new Size(in.number64());
        }
    }

    /**
     * The mod-sequence of the last change of the message (RFC 7162 section 3.1.4.1).
     *
     * @param modSeq at least 1
     */
    record Version(ModSeq modSeq) implements Plain {
        public Version {
            if (modSeq.value() == 0) {
                throw new IllegalArgumentException("MODSEQ is not 0");
            }
        }

        @Override
        public void encode(ImapWriter out) {
            FetchEncoder.modSeq(out, modSeq);
        }

        // fetch-mod-resp = "MODSEQ" SP "(" permsg-modsequence ")"
        static Version decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            in.expect('(');
            ModSeq modSeq = in.modSequenceValue();
            in.expect(')');
            return new Version(modSeq);
        }
    }
}
