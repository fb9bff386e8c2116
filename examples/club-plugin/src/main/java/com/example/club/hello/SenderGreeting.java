package com.example.club.hello;

import java.util.Optional;
import org.restante.protocol.model.Address;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.fetch.ItemWriter;
import org.restante.server.fetch.ServerFetchItem;

/** The FETCH item XHELLO: a greeting for the sender of the message, NIL if it does not say who that is. */
record SenderGreeting() implements ServerFetchItem {
    @Override
    public void encode(ImapWriter out) {
        out.raw("XHELLO");
    }

    @Override
    public boolean needsSummary() {
        return true;
    }

    @Override
    public ItemWriter writer() {
        return message -> {
            Optional<String> sender = message.summary().envelope().from().stream()
                    .findFirst()
                    .flatMap(Address::mailbox);
            message.out().raw("XHELLO ").nstring(sender.map(name -> "Hello, " + name));
        };
    }
}
