package org.restante.protocol.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * QRESYNC: what the client already knows of the mailbox (RFC 7162 section 3.2.5).
 *
 * @param uidValidity the UIDVALIDITY it knows
 * @param modSeq the highest mod-sequence it knows
 * @param knownUids the UIDs it knows, if it says so
 * @param matches sequence numbers and the UIDs they had, ascending in both; empty if it does not say
 */
public record QResync(UidValidity uidValidity, ModSeq modSeq, Optional<UidSet> knownUids, List<Match> matches)
        implements SelectParameter {
    /** More pairs than this are of no use: clients send one for every power of two. */
    private static final int MAX_MATCHES = 10_000;

    public QResync {
        matches = List.copyOf(matches);
    }

    /** A message that had this sequence number and this UID. */
    public record Match(long number, long uid) {}

    // "QRESYNC" SP "(" uidvalidity SP mod-sequence-value [SP known-uids] [SP seq-match-data] ")" (RFC 7162 section 7)
    static QResync parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        in.expect('(');
        UidValidity validity = new UidValidity(in.nzNumber());
        in.sp();
        ModSeq modSeq = new ModSeq(in.nzNumber64());
        Optional<UidSet> known = Optional.empty();
        List<Match> matches = List.of();
        boolean more = in.tryConsume(' ');
        if (more && in.peek() != '(') {
            known = Optional.of(in.uidSet());
            more = in.tryConsume(' ');
        }
        if (more) {
            matches = parseMatches(in);
        }
        in.expect(')');
        return new QResync(validity, modSeq, known, matches);
    }

    // seq-match-data = "(" known-sequence-set SP known-uid-set ")" (RFC 7162 section 7)
    private static List<Match> parseMatches(ImapReader in) throws ImapSyntaxException {
        in.refuseSequenceNumbers(); // RFC 9586 section 3.7
        in.expect('(');
        UidSet numbers = in.uidSet();
        in.sp();
        UidSet uids = in.uidSet();
        in.expect(')');
        if (numbers.size() != uids.size() || numbers.size() > MAX_MATCHES) {
            throw new ImapSyntaxException("Sequence numbers and UIDs that do not match");
        }
        List<Match> matches = new ArrayList<>((int) numbers.size());
        PrimitiveIterator.OfLong uid = uids.iterator();
        numbers.forEach(number -> matches.add(new Match(number, uid.nextLong())));
        return matches;
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("QRESYNC (").number(uidValidity.value()).sp().number(modSeq.value());
        knownUids.ifPresent(uids -> out.sp().uidSet(uids));
        if (!matches.isEmpty()) {
            out.raw(" (")
                    .uidSet(UidSet.of(matches.stream().mapToLong(Match::number).toArray()));
            out.sp()
                    .uidSet(UidSet.of(matches.stream().mapToLong(Match::uid).toArray()))
                    .close();
        }
        out.close();
    }
}
