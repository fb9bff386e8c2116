package org.restante.protocol.response;

import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.wire.ImapSyntaxException;

/**
 * What says to which command, and to which mailbox, a result belongs (RFC 7377 section 4).
 *
 * @param tag the tag of the command
 * @param source the mailbox, if it is named
 */
record SearchCorrelator(String tag, Optional<EsearchResponse.Source> source) {
    // search-correlator = SP "(" one-correlator *(SP one-correlator) ")"
    // one-correlator = ("TAG" SP tag-string) / ("MAILBOX" SP astring) / ("UIDVALIDITY" SP nz-number)
    static SearchCorrelator decode(ResponseCursor in) throws ImapSyntaxException {
        Optional<String> tag = Optional.empty();
        Optional<String> mailbox = Optional.empty();
        Optional<UidValidity> uidValidity = Optional.empty();
        in.expect('(');
        do {
            String name = in.atom().toUpperCase(Locale.ROOT);
            in.sp();
            switch (name) {
                case "TAG" -> tag = Optional.of(in.astring().toString());
                case "MAILBOX" -> mailbox = Optional.of(in.mailbox());
                case "UIDVALIDITY" -> uidValidity = Optional.of(new UidValidity(in.nzNumber()));
                default -> throw new ImapSyntaxException("TAG, MAILBOX or UIDVALIDITY expected");
            }
        } while (in.tryConsume(' '));
        in.expect(')');
        if (!tag.map(Atoms::isTag).orElse(false) || mailbox.isPresent() != uidValidity.isPresent()) {
            throw new ImapSyntaxException("TAG expected, and MAILBOX and UIDVALIDITY or neither");
        }
        UidValidity validity = uidValidity.orElse(new UidValidity(1));
        return new SearchCorrelator(tag.get(), mailbox.map(known -> new EsearchResponse.Source(known, validity)));
    }
}
