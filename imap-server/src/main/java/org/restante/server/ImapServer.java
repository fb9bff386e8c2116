package org.restante.server;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.restante.core.ProtocolServer;
import org.restante.core.connection.LiveSessions;
import org.restante.core.log.CodeOrigin;
import org.restante.core.tls.TlsKeys;
import org.restante.core.transport.Endpoint;
import org.restante.core.transport.Listeners;
import org.restante.core.transport.TransportSettings;
import org.restante.server.engine.Engine;
import org.restante.server.engine.ServerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running IMAP server.
 *
 * <pre>{@code
 * try (ImapServer server = ImapServer.builder()
 *         .listen("127.0.0.1", 0)
 *         .store(new MemoryStore())
 *         .user("alice", "secret")
 *         .start()) {
 *     connectTo(server.port());
 * }
 * }</pre>
 */
public final class ImapServer implements ProtocolServer {
    private static final Logger LOG = LoggerFactory.getLogger(ImapServer.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final ServerSettings settings;
    private final ServerContext context;
    private final Listeners listeners;

    @Inject
    ImapServer(ServerSettings settings, ServerContext context, TlsKeys keys) {
        this.settings = settings;
        this.context = context;
        this.listeners = new Listeners(protocol(), transport(settings), keys, context.sessions(), new Engine(context));
    }

    private static TransportSettings transport(ServerSettings settings) {
        return TransportSettings.DEFAULT.withStalled(settings.limits().stalledTime());
    }

    /** Returns a builder, for programs that are not wired by Guice. */
    public static ImapServerBuilder builder() {
        return new ImapServerBuilder();
    }

    @Override
    public String protocol() {
        return "imap";
    }

    @Override
    public List<Endpoint> endpoints() {
        return settings.endpoints();
    }

    @Override
    public void start() throws IOException {
        try {
            listeners.start(settings.endpoints());
        } catch (IOException taken) {
            context.mailboxes().close();
            throw taken;
        }
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return listeners.addresses();
    }

    /** Returns the port of the first endpoint. */
    public int port() {
        return addresses().getFirst().getPort();
    }

    @Override
    public Optional<LiveSessions> live() {
        return Optional.of(listeners.live());
    }

    @Override
    public void close() {
        listeners.close();
        closeMailboxes();
    }

    // A store that does not return must not keep the process from its end.
    private void closeMailboxes() {
        Thread closing = Thread.ofVirtual().name("imap-closing").start(context.mailboxes()::close);
        try {
            if (!closing.join(CLOSING)) {
                LOG.warn(
                        "Mailboxes cannot be closed within {}, because of {}",
                        CLOSING,
                        CodeOrigin.of(closing.getStackTrace()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
