package org.restante.server.engine;

import java.util.Optional;
import org.restante.core.connection.Connection;
import org.restante.core.connection.Inbox;
import org.restante.core.connection.SessionEnded;
import org.restante.core.connection.SessionRunner;
import org.restante.core.connection.TlsOffer;

/** Serves the clients of IMAP, each a session. */
public final class Engine implements SessionRunner.Service {
    private final ServerContext server;

    /** Makes an engine; it does nothing until somebody brings connections. */
    public Engine(ServerContext server) {
        this.server = server;
    }

    @Override
    public void serve(Connection connection, Inbox inbox, TlsOffer offer, Optional<SessionEnded> refusal) {
        new CommandLoop(new Session(server, connection, inbox, offer)).run(refusal);
    }
}
