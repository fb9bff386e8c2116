package org.restante.server;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.restante.server.engine.Engine;
import org.restante.server.engine.ServerContext;
import org.restante.server.transport.MinaTransport;
import org.restante.server.transport.TransportSettings;

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
public final class ImapServer implements AutoCloseable {
    private final ServerSettings settings;
    private final ServerContext context;
    private final Engine engine;
    private final MinaTransport transport;
    private final List<InetSocketAddress> addresses = new ArrayList<>();

    @Inject
    ImapServer(ServerSettings settings, ServerContext context, TlsKeys keys) {
        this.settings = settings;
        this.context = context;
        this.engine = new Engine(context);
        this.transport = new MinaTransport(transport(settings), keys.settings(), engine);
    }

    private static TransportSettings transport(ServerSettings settings) {
        return TransportSettings.DEFAULT.withStalled(settings.limits().stalledTime());
    }

    /** Returns a builder, for programs that are not wired by Guice. */
    public static ImapServerBuilder builder() {
        return new ImapServerBuilder();
    }

    /**
     * Begins to listen; to be called once.
     *
     * @throws IOException if one of the addresses cannot be had; then none is listened to, and nothing is left to close
     */
    public void start() throws IOException {
        try {
            for (Endpoint endpoint : settings.endpoints()) {
                addresses.add(transport.listen(endpoint.address(), endpoint.offer()));
            }
        } catch (UncheckedIOException taken) {
            close();
            throw new IOException(taken.getMessage(), taken);
        }
    }

    /** Returns where the server listens, in the order of its endpoints, with the ports that it got. */
    public List<InetSocketAddress> addresses() {
        return List.copyOf(addresses);
    }

    /** Returns the port of the first endpoint. */
    public int port() {
        return addresses.getFirst().getPort();
    }

    /** Says BYE to every client, finishes the commands that are being carried out, and lets go of everything. */
    @Override
    public void close() {
        transport.stopListening();
        engine.close();
        transport.close();
        context.mailboxes().close();
    }
}
