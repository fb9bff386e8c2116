package org.restante.protocol.response;

import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What a SEARCH of IMAP4rev1 found (RFC 3501 section 7.2.5, RFC 7162 section 3.1.5). Every number is written out: only
 * for sets of what exists.
 *
 * @param numbers sequence numbers, or, after UID SEARCH, UIDs; may be empty
 * @param modSeq the highest mod-sequence among them, if the search had one; at least 1
 */
public record SearchResponse(UidSet numbers, Optional<ModSeq> modSeq) implements Untagged {
    public SearchResponse {
        Objects.requireNonNull(numbers);
        if (modSeq.isPresent() && modSeq.get().value() == 0) {
            throw new IllegalArgumentException("MODSEQ is not 0");
        }
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("SEARCH");
        numbers.forEach(number -> out.sp().number(number));
        if (modSeq.isPresent()) {
            out.raw(" (MODSEQ ");
            out.number(modSeq.get().value());
            out.close();
        }
    }

    // "SEARCH" [1*(SP nz-number) [SP search-sort-mod-seq]]; search-sort-mod-seq = "(" "MODSEQ" SP mod-sequence-value
    // ")"
    static SearchResponse decode(ResponseCursor in) throws ImapSyntaxException {
        UidSet.Builder numbers = UidSet.builder();
        Optional<ModSeq> modSeq = Optional.empty();
        while (modSeq.isEmpty() && in.tryConsume(' ') && in.peek() >= 0) {
            if (in.peek() == '(') {
                modSeq = Optional.of(modSeq(in));
            } else {
                numbers.add(in.nzNumber());
            }
        }
        return new SearchResponse(numbers.build(), modSeq);
    }

    static ModSeq modSeq(ResponseCursor in) throws ImapSyntaxException {
        in.expect('(');
        if (!in.atom().equalsIgnoreCase("MODSEQ")) {
            throw new ImapSyntaxException("MODSEQ expected");
        }
        in.sp();
        ModSeq modSeq = in.modSequenceValue();
        in.expect(')');
        return modSeq;
    }
}
