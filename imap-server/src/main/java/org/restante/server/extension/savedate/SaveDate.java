package org.restante.server.extension.savedate;

import org.restante.protocol.model.InternalDate;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.fetch.ItemWriter;
import org.restante.server.fetch.ServerFetchItem;

/** The FETCH item SAVEDATE (RFC 8514 section 4.2), in UTC. Every store has it. */
record SaveDate() implements ServerFetchItem {
    @Override
    public void encode(ImapWriter out) {
        out.raw("SAVEDATE");
    }

    @Override
    public boolean needsSummary() {
        return false;
    }

    @Override
    public ItemWriter writer() {
        return message -> message.out()
                .raw("SAVEDATE ")
                .dateTime(new InternalDate(message.view().numbering().saveDate(message.index()), 0));
    }
}
