package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What a SORT found, in its order (RFC 5256 section 4, RFC 7162 section 3.1.6).
 *
 * @param numbers sequence numbers, or, after UID SORT, UIDs; may be empty
 * @param modSeq the highest mod-sequence among them, if the search had one; at least 1
 */
public record SortResponse(List<Long> numbers, Optional<ModSeq> modSeq) implements ExtensionResponse {
    public SortResponse {
        numbers = List.copyOf(numbers);
        numbers.forEach(UidSet::of);
        if (modSeq.isPresent() && modSeq.get().value() == 0) {
            throw new IllegalArgumentException("MODSEQ is not 0");
        }
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("SORT");
        numbers.forEach(number -> out.sp().number(number));
        modSeq.ifPresent(highest -> out.raw(" (MODSEQ ").number(highest.value()).close());
    }

    // sort-data = "SORT" *(SP nz-number) [SP search-sort-mod-seq]
    static SortResponse decode(ResponseCursor in) throws ImapSyntaxException {
        List<Long> numbers = new ArrayList<>();
        Optional<ModSeq> modSeq = Optional.empty();
        while (modSeq.isEmpty() && in.tryConsume(' ') && in.peek() >= 0) {
            if (in.peek() == '(') {
                modSeq = Optional.of(SearchResponse.modSeq(in));
            } else {
                numbers.add(in.nzNumber());
            }
        }
        return new SortResponse(numbers, modSeq);
    }
}
