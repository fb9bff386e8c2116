package org.restante.protocol.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** What SEARCH looks for (RFC 9051 section 6.4.4, RFC 3501 section 6.4.4, RFC 7162 section 3.1.5). */
public sealed interface SearchKey extends Encodable
        permits SearchKey.Simple,
                SearchKey.HasFlag,
                SearchKey.LacksFlag,
                SearchKey.Contains,
                SearchKey.Header,
                SearchKey.Received,
                SearchKey.Sent,
                SearchKey.Larger,
                SearchKey.Smaller,
                SearchKey.Numbers,
                SearchKey.Uids,
                SearchKey.ModSequence,
                SearchKey.And,
                SearchKey.Or,
                SearchKey.Not,
                ExtensionSearchKey {
    /** Keys that are a word and no flag. */
    enum Simple implements SearchKey {
        ALL,
        /** Recent and not seen; IMAP4rev1 only, like the next two. */
        NEW,
        OLD,
        RECENT;

        @Override
        public void encode(ImapWriter out) {
            out.raw(name());
        }
    }

    /** The flag is set: ANSWERED, KEYWORD and their like. */
    record HasFlag(MessageFlag flag) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw(SearchWords.flag(flag, ""));
        }
    }

    /** The flag is not set: UNANSWERED, UNKEYWORD and their like. */
    record LacksFlag(MessageFlag flag) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw(SearchWords.flag(flag, "UN"));
        }
    }

    /** Where text is looked for. */
    enum Field {
        BCC,
        BODY,
        CC,
        FROM,
        SUBJECT,
        /** Header and body. */
        TEXT,
        TO
    }

    /** The text is in that place, in any case. */
    record Contains(Field field, String text) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw(field.name()).sp().astring(text);
        }
    }

    /** The message has a header field of that name with the text in it; with an empty text, if it has the field at all. */
    record Header(String name, String text) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw("HEADER ").astring(name).sp().astring(text);
        }
    }

    /** How dates compare. */
    enum When {
        BEFORE,
        ON,
        /** On the day or later. */
        SINCE
    }

    /** The internal date, without time and zone: BEFORE, ON, SINCE. */
    record Received(When when, LocalDate day) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw(when.name()).sp().date(day);
        }
    }

    /** The date in the header, without time and zone: SENTBEFORE, SENTON, SENTSINCE. */
    record Sent(When when, LocalDate day) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw("SENT").raw(when.name()).sp().date(day);
        }
    }

    /** The message has more octets. */
    record Larger(long octets) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw("LARGER ").number(octets);
        }
    }

    /** The message has fewer octets. */
    record Smaller(long octets) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw("SMALLER ").number(octets);
        }
    }

    /** The message has one of these sequence numbers. */
    record Numbers(SequenceSet messages) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.sequenceSet(messages);
        }
    }

    /** The message has one of these UIDs. */
    record Uids(SequenceSet uids) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            out.raw("UID ").sequenceSet(uids);
        }
    }

    /** The mod-sequence is this or higher (RFC 7162 section 3.1.5); of one flag alone, if the entry says so. */
    record ModSequence(Optional<Entry> entry, ModSeq atLeast) implements SearchKey {
        /** A flag's own mod-sequence: its name as in {@code /flags/\\seen}, and {@code priv}, {@code shared} or {@code all}. */
        public record Entry(String name, String type) {}

        @Override
        public void encode(ImapWriter out) {
            out.raw("MODSEQ ");
            entry.ifPresent(e -> out.string(e.name()).sp().atom(e.type()).sp());
            out.number(atLeast.value());
        }
    }

    /** All of these, of which there are two or more. */
    record And(List<SearchKey> keys) implements SearchKey {
        public And {
            keys = List.copyOf(keys);
            if (keys.size() < 2) {
                throw new IllegalArgumentException("a key alone needs no AND");
            }
        }

        @Override
        public void encode(ImapWriter out) {
            encodeBare(out.open());
            out.close();
        }

        void encodeBare(ImapWriter out) {
            String separator = "";
            for (SearchKey key : keys) {
                key.encode(out.raw(separator));
                separator = " ";
            }
        }
    }

    /** One of these, or both. */
    record Or(SearchKey one, SearchKey other) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            one.encode(out.raw("OR "));
            other.encode(out.sp());
        }
    }

    /** Not this. */
    record Not(SearchKey key) implements SearchKey {
        @Override
        public void encode(ImapWriter out) {
            key.encode(out.raw("NOT "));
        }
    }

    /** Reads {@code search-key} (RFC 9051 section 9). */
    static SearchKey parse(ImapReader in) throws ImapSyntaxException {
        return SearchWords.parse(in);
    }
}
