package org.restante.server.docs.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.restante.server.ImapServer;
import org.restante.server.ImapServerBuilder;

/** Listens from when everything else is ready until everything else is about to stop, and may do so again. */
class MailLifecycle { // in Spring: implements SmartLifecycle
    private final ImapServerBuilder builder;
    private volatile Optional<ImapServer> server = Optional.empty();

    MailLifecycle(ImapServerBuilder builder) {
        this.builder = builder;
    }

    public void start() {
        try {
            server = Optional.of(builder.start());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public void stop() {
        server.ifPresent(ImapServer::close);
        server = Optional.empty();
    }

    public boolean isRunning() {
        return server.isPresent();
    }
}
