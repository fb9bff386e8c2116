package org.restante.server.extension.within;

import java.time.Clock;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;

/**
 * OLDER and YOUNGER: the internal date, reckoned from now (RFC 5032 section 2).
 *
 * @param side on which side of that time
 * @param seconds how long ago, 1 to 4,294,967,295
 */
record Within(Side side, long seconds) implements ServerSearchKey {
    /** On which side of a time; a message of that very second is on both. */
    enum Side {
        OLDER,
        YOUNGER
    }

    // ( "OLDER" / "YOUNGER" ) SP nz-number
    static Within parse(ImapReader in, Side side) throws ImapSyntaxException {
        in.sp();
        return new Within(side, in.nzNumber());
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(side.name()).sp().number(seconds);
    }

    @Override
    public Matcher matcher(SearchScope scope) {
        Clock clock = scope.session().server().clock();
        return Matcher.index(message -> {
            long limit = clock.instant().getEpochSecond() - seconds;
            long arrived =
                    message.view().numbering().internalDate(message.index()).epochSecond();
            return side == Side.OLDER ? arrived <= limit : arrived >= limit;
        });
    }

    @Override
    public boolean changesWithTime() {
        return true;
    }
}
