package org.restante.server.extension.unauthenticate;

import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Registers UNAUTHENTICATE (RFC 8437). */
public final class UnauthenticateExtension implements ImapExtension {
    private static final String CAPABILITY = "UNAUTHENTICATE";

    // RFC 8437 section 3: "Servers MAY choose to advertise the UNAUTHENTICATE capability only after authentication"
    @Override
    public void register(Registry.Builder registry) {
        if (!registry.isHidden(CAPABILITY)) {
            registry.announce(CAPABILITY, session -> session.identity().isPresent())
                    .command(new CommandSpec<>(
                            CAPABILITY,
                            State.LOGGED_IN,
                            Unauthenticate::parse,
                            UnauthenticateExtension::unauthenticate));
        }
    }

    // "A NO response is not permitted."
    private static Completion unauthenticate(Unauthenticate command, Session session) {
        session.unauthenticate();
        return Completion.ok("Nobody again");
    }
}
