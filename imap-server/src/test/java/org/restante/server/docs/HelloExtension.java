package org.restante.server.docs;

import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Adds the command XHELLO, and the capability of that name. */
public final class HelloExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.announce("XHELLO")
                .command(new CommandSpec<>("XHELLO", State.LOGGED_IN, XHello::parse, HelloExtension::hello));
    }

    private static Completion hello(XHello command, Session session) {
        session.out().writer().raw("* XHELLO ").astring(command.name());
        session.out().line("");
        return Completion.ok("Hello");
    }
}
