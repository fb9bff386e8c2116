package org.restante.server.extension.messagelimit;

import java.util.Optional;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;

/**
 * UIDAFTER and UIDBEFORE: the UID is greater, or less, than another (RFC 9738 section 3.2).
 *
 * @param side on which side of it
 * @param uid the other
 */
record UidBound(Side side, long uid) implements ServerSearchKey {
    enum Side {
        AFTER,
        BEFORE
    }

    static UidBound parse(ImapReader in, Side side) throws ImapSyntaxException {
        in.sp();
        return new UidBound(side, in.nzNumber());
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("UID").raw(side.name()).sp().number(uid);
    }

    @Override
    public Optional<UidSet> uids(SelectedView view) {
        return Optional.of(
                switch (side) {
                    case AFTER -> uid == UidSet.MAX_UID ? UidSet.EMPTY : UidSet.range(uid + 1, UidSet.MAX_UID);
                    case BEFORE -> uid == 1 ? UidSet.EMPTY : UidSet.range(1, uid - 1);
                });
    }

    @Override
    public Matcher matcher(SearchScope scope) {
        return switch (side) {
            case AFTER -> Matcher.index(message -> message.uid() > uid);
            case BEFORE -> Matcher.index(message -> message.uid() < uid);
        };
    }
}
