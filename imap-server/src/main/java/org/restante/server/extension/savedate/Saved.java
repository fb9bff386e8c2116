package org.restante.server.extension.savedate;

import java.time.LocalDate;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;

/** The SEARCH keys SAVEDBEFORE, SAVEDON and SAVEDSINCE (RFC 8514 section 4.3): by the day as SAVEDATE says it. */
record Saved(When when, LocalDate day) implements ServerSearchKey {
    enum When {
        SAVEDBEFORE,
        SAVEDON,
        SAVEDSINCE
    }

    // search-key =/ "SAVEDBEFORE" SP date / "SAVEDON" SP date / "SAVEDSINCE" SP date
    static Saved parse(ImapReader in, When when) throws ImapSyntaxException {
        in.sp();
        return new Saved(when, in.date());
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(when.name()).sp().date(day);
    }

    @Override
    public Matcher matcher(SearchScope scope) {
        return new Matcher(
                Matcher.Cost.INDEX,
                message -> matches(new InternalDate(message.view().numbering().saveDate(message.index()), 0).day()));
    }

    private boolean matches(LocalDate saved) {
        return switch (when) {
            case SAVEDBEFORE -> saved.isBefore(day);
            case SAVEDON -> saved.equals(day);
            case SAVEDSINCE -> !saved.isBefore(day);
        };
    }
}
