package org.restante.server.extension.objectid;

import org.restante.protocol.wire.ImapWriter;
import org.restante.server.fetch.ItemWriter;
import org.restante.server.fetch.ServerFetchItem;

/** The FETCH items EMAILID and THREADID (RFC 8474 section 5.3). */
record MessageIdItem(MessageId id) implements ServerFetchItem {
    @Override
    public void encode(ImapWriter out) {
        out.raw(id.name());
    }

    @Override
    public boolean needsSummary() {
        return true;
    }

    @Override
    public ItemWriter writer() {
        return message -> {
            String value = id.of(message.details());
            message.out().raw(id.name()).raw(" (").raw(value).raw(")");
        };
    }
}
