package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What a SEARCH found, as far as it was asked for (RFC 9051 section 7.3.4, RFC 4731 section 3).
 *
 * @param tag the tag of the command, or nothing if none asked
 * @param numbers what the numbers are
 * @param data the results; none at all if nothing was found and COUNT was not asked for
 */
public record EsearchResponse(Optional<String> tag, Numbers numbers, List<EsearchData> data) implements Untagged {
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
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("ESEARCH");
        if (tag.isPresent()) {
            out.raw(" (TAG \"");
            out.raw(tag.get());
            out.raw("\")");
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
        Optional<String> tag = Optional.empty();
        Numbers numbers = Numbers.SEQUENCE_NUMBERS;
        List<EsearchData> data = new ArrayList<>();
        for (int item = 0; in.tryConsume(' ') && in.peek() >= 0; item++) {
            if (item == 0 && in.peek() == '(') {
                tag = Optional.of(correlator(in));
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
        return new EsearchResponse(tag, numbers, data);
    }

    // search-correlator = SP "(" "TAG" SP tag-string ")"
    static String correlator(ResponseCursor in) throws ImapSyntaxException {
        in.expect('(');
        if (!in.atom().equalsIgnoreCase("TAG")) {
            throw new ImapSyntaxException("TAG expected");
        }
        in.sp();
        String tag = in.astring().toString();
        in.expect(')');
        if (!Atoms.isTag(tag)) {
            throw new ImapSyntaxException("not a tag");
        }
        return tag;
    }
}
