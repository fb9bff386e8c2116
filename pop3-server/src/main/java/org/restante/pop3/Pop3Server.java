package org.restante.pop3;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.restante.core.ProtocolServer;
import org.restante.core.connection.LiveSessions;
import org.restante.core.tls.TlsKeys;
import org.restante.core.transport.Endpoint;
import org.restante.core.transport.Listeners;
import org.restante.core.transport.TransportSettings;

/** A POP3 server; {@link Pop3Module} wires it. */
public final class Pop3Server implements ProtocolServer {
    /** The name for ALPN that IANA knows. */
    private static final String PROTOCOL = "pop3";

    private final Pop3Settings settings;
    private final Listeners listeners;

    @Inject
    Pop3Server(Pop3Context context, TlsKeys keys) {
        this.settings = context.settings();
        this.listeners = new Listeners(
                PROTOCOL,
                TransportSettings.DEFAULT.withStalled(settings.limits().stalledTime()),
                keys,
                context.sessions(),
                (connection, inbox, offer, refusal) -> new Pop3Session(context, connection, inbox, offer).run(refusal));
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Endpoint> endpoints() {
        return settings.endpoints();
    }

    @Override
    public void start() throws IOException {
        listeners.start(settings.endpoints());
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return listeners.addresses();
    }

    @Override
    public Optional<LiveSessions> live() {
        return Optional.of(listeners.live());
    }

    @Override
    public void close() {
        listeners.close();
    }
}
