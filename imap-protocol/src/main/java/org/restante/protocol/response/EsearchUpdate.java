package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * ADDTO or REMOVEFROM: how the result of an earlier search changes (RFC 5267 sections 4.3.3 and 4.3.4).
 *
 * @param kind what is done
 * @param places at least one, to be applied in order
 */
public record EsearchUpdate(Kind kind, List<Place> places) implements EsearchData {
    /** What is done. */
    public enum Kind {
        ADDTO,
        REMOVEFROM
    }

    /**
     * Some results and where they go to, or come from.
     *
     * @param position that of the first of them, from 1; 0 where the order of the mailbox says it
     * @param results at least one
     */
    public record Place(long position, ResultList results) {
        public Place {
            if (position < 0 || position > UidSet.MAX_UID || results.isEmpty()) {
                throw new IllegalArgumentException("no results, or at " + position);
            }
        }
    }

    public EsearchUpdate {
        Objects.requireNonNull(kind);
        places = List.copyOf(places);
        if (places.isEmpty()) {
            throw new IllegalArgumentException("nothing changes");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(kind.name());
        String separator = " (";
        for (Place place : places) {
            out.raw(separator).number(place.position()).sp();
            place.results().encode(out);
            separator = " ";
        }
        out.close();
    }

    // "(" context-position SP sequence-set *(SP context-position SP sequence-set) ")"
    static List<Place> decode(ResponseCursor in) throws ImapSyntaxException {
        List<Place> places = new ArrayList<>();
        in.expect('(');
        do {
            long position = in.number();
            in.sp();
            places.add(new Place(position, ResultList.decode(in)));
        } while (in.tryConsume(' '));
        in.expect(')');
        return places;
    }
}
