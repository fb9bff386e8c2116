package org.restante.lmtp;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.restante.core.ProtocolServer;
import org.restante.core.ban.Bans;
import org.restante.core.connection.ConnectionLimits;
import org.restante.core.connection.LiveSessions;
import org.restante.core.connection.Sessions;
import org.restante.core.event.MailEvents;
import org.restante.core.tls.TlsKeys;
import org.restante.core.transport.Endpoint;
import org.restante.core.transport.Listeners;
import org.restante.core.transport.TransportSettings;
import org.restante.lmtp.delivery.Delivery;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.lmtp.delivery.Recipients;
import org.restante.lmtp.session.Lmtp;
import org.restante.lmtp.session.LmtpSession;

/**
 * A running LMTP server (RFC 2033). It asks nobody for a password: who may connect decides where it listens, on a Unix-domain
 * socket or an address that only mail transfer agents reach.
 */
public final class LmtpServer implements ProtocolServer {
    private final LmtpSettings settings;
    private final Listeners listeners;

    /** Delivers mail to these recipients. */
    @Inject
    public LmtpServer(
            LmtpSettings settings,
            DeliverySettings deliveries,
            Recipients recipients,
            Delivery delivery,
            TlsKeys keys) {
        this.settings = settings;
        Lmtp lmtp = new Lmtp(
                recipients,
                delivery,
                deliveries,
                settings.recipients(),
                settings.timeout(),
                settings.overQuota(),
                Clock.systemUTC());
        // Its clients never log in, and are few and trusted: the limits on strangers are not for them.
        int clients = settings.connections();
        this.listeners = new Listeners(
                protocol(),
                TransportSettings.DEFAULT,
                keys,
                new Sessions(new ConnectionLimits(clients, clients, clients), Bans.none(), MailEvents.none()),
                (connection, inbox, offer, refusal) -> new LmtpSession(lmtp, connection, inbox, offer).run(refusal));
    }

    @Override
    public String protocol() {
        return "lmtp";
    }

    @Override
    public List<Endpoint> endpoints() {
        return settings.endpoints();
    }

    @Override
    public void start() throws IOException {
        listeners.start(settings.endpoints());
        if (settings.socket().isPresent()) {
            listeners.start(settings.socket().get(), settings.socketPermissions());
        }
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
