package org.restante.protocol.wire;

import java.util.Optional;
import org.restante.protocol.model.PartialRange;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;

/** Sets of numbers as RFC 9051 section 9 spells them. Their size is bounded by that of the line. */
final class SequenceSets {
    /** Stands for {@code *}: larger than any number. */
    private static final long LARGEST = UidSet.MAX_UID + 1;

    private SequenceSets() {}

    // sequence-set = (seq-number / seq-range) ["," sequence-set] / seq-last-command
    static SequenceSet sequenceSet(ImapReader in) throws ImapSyntaxException {
        if (in.grammar().has(SequenceSet.class, "$") && in.tryConsume('$')) {
            return SequenceSet.SAVED;
        }
        UidSet.Builder numbers = UidSet.builder();
        long openFrom = 0;
        do {
            // seq-range = seq-number ":" seq-number, "regardless of order"
            long one = seqNumber(in);
            long other = in.tryConsume(':') ? seqNumber(in) : one;
            if (one == LARGEST || other == LARGEST) {
                long from = Math.min(Math.min(one, other), UidSet.MAX_UID);
                openFrom = openFrom == 0 ? from : Math.min(openFrom, from);
            } else {
                numbers.add(Math.min(one, other), Math.max(one, other));
            }
        } while (in.tryConsume(','));
        return new SequenceSet.Numbers(numbers.build(), openFrom == 0 ? Optional.empty() : Optional.of(openFrom));
    }

    // seq-number = nz-number / "*"
    private static long seqNumber(ImapReader in) throws ImapSyntaxException {
        return in.tryConsume('*') ? LARGEST : in.nzNumber();
    }

    // uid-set = (uniqueid / uid-range) *("," uid-set)
    static UidSet uidSet(ImapReader in) throws ImapSyntaxException {
        UidSet.Builder uids = UidSet.builder();
        do {
            long one = in.nzNumber();
            long other = in.tryConsume(':') ? in.nzNumber() : one;
            uids.add(Math.min(one, other), Math.max(one, other));
        } while (in.tryConsume(','));
        return uids.build();
    }

    // partial-range = nz-number ":" nz-number / "-" nz-number ":" "-" nz-number (RFC 9394 section 4)
    static PartialRange partialRange(ImapReader in) throws ImapSyntaxException {
        PartialRange.Origin origin = in.tryConsume('-') ? PartialRange.Origin.LAST : PartialRange.Origin.FIRST;
        long one = in.nzNumber();
        in.expect(':');
        if (origin == PartialRange.Origin.LAST) {
            in.expect('-');
        }
        return new PartialRange(origin, one, in.nzNumber());
    }
}
