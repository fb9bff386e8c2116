package org.restante.server.extension.objectid;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;
import org.restante.store.ObjectId;

/** The SEARCH keys EMAILID and THREADID (RFC 8474 section 6). */
record MessageIdKey(MessageId id, ObjectId wanted) implements ServerSearchKey {
    // search-key =/ "EMAILID" SP objectid / "THREADID" SP objectid
    static MessageIdKey parse(ImapReader in, MessageId id) throws ImapSyntaxException {
        in.sp();
        String wanted = in.atom();
        try {
            return new MessageIdKey(id, new ObjectId(wanted));
        } catch (IllegalArgumentException e) {
            throw new ImapSyntaxException("Object identifier expected");
        }
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(id.name()).sp().raw(wanted.value());
    }

    @Override
    public Matcher matcher(SearchScope scope) {
        String value = wanted.value();
        return new Matcher(
                Matcher.Cost.SUMMARY, message -> id.of(message.details()).equals(value));
    }
}
