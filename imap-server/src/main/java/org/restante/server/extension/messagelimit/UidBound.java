package org.restante.server.extension.messagelimit;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.search.Matcher;
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
    public Matcher matcher(SelectedView view) {
        return switch (side) {
            case AFTER -> new Matcher(Matcher.Cost.INDEX, message -> message.uid() > uid);
            case BEFORE -> new Matcher(Matcher.Cost.INDEX, message -> message.uid() < uid);
        };
    }
}
