package com.example.club.hello;

import java.util.concurrent.atomic.AtomicLong;
import org.restante.protocol.command.FetchItem;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Adds the capability XHELLO: a command and a FETCH item of that name, and the response code XGREETED. */
public final class HelloExtension implements ImapExtension {
    private final AtomicLong greetings = new AtomicLong();

    @Override
    public void register(Registry.Builder registry) {
        registry.capability("XHELLO", parts -> {
            parts.command(new CommandSpec<>("XHELLO", State.LOGGED_IN, XHello::parse, this::hello));
            parts.grammar().add(FetchItem.class, "XHELLO", in -> new SenderGreeting());
        });
    }

    private Completion hello(XHello command, Session session) {
        session.out().writer().raw("* XHELLO ").astring(command.name());
        session.out().line("");
        return Completion.ok(new Greeted(greetings.incrementAndGet()), "Hello");
    }
}
