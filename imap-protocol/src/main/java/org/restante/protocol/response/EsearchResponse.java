package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What a SEARCH found, as far as it was asked for (RFC 9051 section 7.3.4, RFC 4731 section 3).
 *
 * @param tag the tag of the command, or nothing if none asked
 * @param source in which mailbox, if it is not the selected one as a matter of course
 * @param numbers what the numbers are
 * @param data the results; none at all if nothing was found and COUNT was not asked for
 */
public record EsearchResponse(Optional<String> tag, Optional<Source> source, Numbers numbers, List<EsearchData> data)
        implements Untagged {
    /**
     * The mailbox in which something was found (RFC 7377 section 2.1).
     *
     * @param mailbox its name
     * @param uidValidity its UIDVALIDITY
     */
    public record Source(String mailbox, UidValidity uidValidity) {}

    /** What the numbers of a result are. */
    public enum Numbers {
        SEQUENCE_NUMBERS,
        UIDS
    }

    public EsearchResponse {
        Objects.requireNonNull(numbers);
        data = List.copyOf(data);
        if (tag.isPresent() && !Atoms.isTag(tag.get())) {
            throw new IllegalArgumentException("not a tag");
        }
        if (source.isPresent() && tag.isEmpty()) {
            throw new IllegalArgumentException("RFC 7377: each correlator appears exactly once");
        }
    }

    /** Returns what a SEARCH in the selected mailbox found. */
    public EsearchResponse(Optional<String> tag, Numbers numbers, List<EsearchData> data) {
        this(tag, Optional.empty(), numbers, data);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("ESEARCH");
        if (tag.isPresent()) {
            out.raw(" (TAG \"");
            out.raw(tag.get());
            out.raw("\"");
            source.ifPresent(from -> {
                MailboxText.encode(out.raw(" MAILBOX "), from.mailbox());
                out.raw(" UIDVALIDITY ").number(from.uidValidity().value());
            });
            out.close();
        }
        if (numbers == Numbers.UIDS) {
            out.raw(" UID");
        }
        for (EsearchData item : data) {
            out.sp();
            item.encode(out);
        }
    }

    // esearch-response = "ESEARCH" [search-correlator] [SP "UID"] *(SP search-return-data)
    static EsearchResponse decode(ResponseCursor in) throws ImapSyntaxException {
        Optional<SearchCorrelator> correlator = Optional.empty();
        Numbers numbers = Numbers.SEQUENCE_NUMBERS;
        List<EsearchData> data = new ArrayList<>();
        for (int item = 0; in.tryConsume(' ') && in.peek() >= 0; item++) {
            if (item == 0 && in.peek() == '(') {
                correlator = Optional.of(SearchCorrelator.decode(in));
                continue;
            }
            String name = in.atom();
            if (name.equalsIgnoreCase("UID") && data.isEmpty()) {
                numbers = Numbers.UIDS;
            } else {
                in.sp();
                data.add(EsearchData.decode(name, in));
            }
        }
        return new EsearchResponse(
                correlator.map(SearchCorrelator::tag), correlator.flatMap(SearchCorrelator::source), numbers, data);
    }
}
