package org.restante.protocol.response;

import java.util.Locale;
import java.util.Objects;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** One result in an ESEARCH response (RFC 9051 section 9, {@code search-return-data}). */
public sealed interface EsearchData
        permits EsearchData.Min,
                EsearchData.Max,
                EsearchData.Count,
                EsearchData.All,
                EsearchData.Sorted,
                EsearchData.HighestModified,
                EsearchData.Extension,
                EsearchPartial,
                EsearchUpdate,
                EsearchRelevancy {
    /** Writes name and value. */
    void encode(ImapWriter out);

    /** Returns what ALL says of results in this order, of which there is at least one. */
    static EsearchData all(ResultList results) {
        return results.ascends() ? new All(results.toSet()) : new Sorted(results);
    }

    // search-return-data = "MIN" SP nz-number / "MAX" SP nz-number / "ALL" SP sequence-set / "COUNT" SP number /
    // search-ret-data-ext; RFC 7162 section 3.1.10: "MODSEQ" SP mod-sequence-value
    static EsearchData decode(String name, ResponseCursor in) throws ImapSyntaxException {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "MIN" -> new Min(in.nzNumber());
            case "MAX" -> new Max(in.nzNumber());
            case "COUNT" -> new Count(in.number());
            case "ALL" -> all(ResultList.decode(in));
            case "PARTIAL" -> EsearchPartial.decode(in);
            case "ADDTO" -> new EsearchUpdate(EsearchUpdate.Kind.ADDTO, EsearchUpdate.decode(in));
            case "REMOVEFROM" -> new EsearchUpdate(EsearchUpdate.Kind.REMOVEFROM, EsearchUpdate.decode(in));
            case "RELEVANCY" -> EsearchRelevancy.decode(in);
            case "MODSEQ" -> new HighestModified(in.modSequenceValue());
            default -> new Extension(TaggedExtension.decode(name, in));
        };
    }

    /**
     * The lowest of the messages found.
     *
     * @param number 1 to 4,294,967,295
     */
    record Min(long number) implements EsearchData {
        public Min {
            UidSet.of(number);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("MIN ");
            out.number(number);
        }
    }

    /**
     * The highest of the messages found.
     *
     * @param number 1 to 4,294,967,295
     */
    record Max(long number) implements EsearchData {
        public Max {
            UidSet.of(number);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("MAX ");
            out.number(number);
        }
    }

    /**
     * How many were found.
     *
     * @param messages 0 to 4,294,967,295
     */
    record Count(long messages) implements EsearchData {
        public Count {
            if (messages < 0 || messages > UidSet.MAX_UID) {
                throw new IllegalArgumentException("not a number: " + messages);
            }
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("COUNT ");
            out.number(messages);
        }
    }

    /**
     * All that were found.
     *
     * @param numbers at least one
     */
    record All(UidSet numbers) implements EsearchData {
        public All {
            UidSets.requireSome(numbers);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("ALL ");
            out.uidSet(numbers);
        }
    }

    /**
     * All that were found, in the order of an extended SORT (RFC 5267 section 3.1).
     *
     * @param numbers not in ascending order: what is, is {@link All}
     */
    record Sorted(ResultList numbers) implements EsearchData {
        public Sorted {
            if (numbers.ascends()) {
                throw new IllegalArgumentException("in mailbox order");
            }
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("ALL ");
            numbers.encode(out);
        }
    }

    /**
     * The highest mod-sequence of those found (RFC 7162 section 3.1.10).
     *
     * @param modSeq at least 1
     */
    record HighestModified(ModSeq modSeq) implements EsearchData {
        public HighestModified {
            if (modSeq.value() == 0) {
                throw new IllegalArgumentException("MODSEQ is not 0");
            }
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("MODSEQ ");
            out.number(modSeq.value());
        }
    }

    /**
     * What an extension returns.
     *
     * @param data name and value
     */
    record Extension(TaggedExtension data) implements EsearchData {
        public Extension {
            Objects.requireNonNull(data);
        }

        @Override
        public void encode(ImapWriter out) {
            data.encode(out);
        }
    }
}
