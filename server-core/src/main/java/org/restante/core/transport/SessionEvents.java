package org.restante.core.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.nio.NioSession;
import org.restante.core.connection.SessionStarter;
import org.restante.core.connection.TlsOffer;
import org.restante.core.proxy.BadHeaderException;
import org.restante.core.proxy.ProxiedClient;
import org.restante.core.proxy.ProxyHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what MINA reports of one listener's sessions to their connections. */
final class SessionEvents extends IoHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEvents.class);
    private static final AttributeKey CONNECTION = new AttributeKey(SessionEvents.class, "connection");

    private static final AttributeKey HEADER = new AttributeKey(SessionEvents.class, "header");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MinaConnection.Shared shared;
    private final SessionStarter starter;
    private final Endpoint endpoint;
    private final Executor patience;

    SessionEvents(MinaConnection.Shared shared, SessionStarter starter, Endpoint endpoint) {
        this.shared = shared;
        this.starter = starter;
        this.endpoint = endpoint;
        long millis = Math.min(shared.settings().handshake().toMillis(), PATIENCE.toMillis());
        this.patience = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    private static MinaConnection of(IoSession session) {
        return (MinaConnection) session.getAttribute(CONNECTION);
    }

    @Override
    public void sessionCreated(IoSession session) {
        MinaConnection connection = new MinaConnection((NioSession) session, shared, endpoint);
        session.setAttribute(CONNECTION, connection);
    }

    @Override
    public void sessionOpened(IoSession session) {
        InetAddress address = of(session).remote().getAddress();
        if (endpoint.proxies().contains(address)) {
            session.setAttribute(HEADER, new ProxyHeader());
            patience.execute(() -> refuse(session, "no header in time"));
        } else {
            begin(session);
        }
    }

    private void begin(IoSession session) {
        MinaConnection connection = of(session);
        if (endpoint.offer() == TlsOffer.IMPLICIT) {
            connection.encryptNow();
        }
        connection.opened(starter.start(connection, endpoint.offer()));
    }

    @Override
    public void messageReceived(IoSession session, Object message) {
        IoBuffer octets = (IoBuffer) message;
        boolean begun = !(session.getAttribute(HEADER) instanceof ProxyHeader header)
                || readHeader(session, header, octets.buf());
        if (begun && octets.hasRemaining()) {
            of(session).received(octets);
        }
    }

    // The PROXY protocol, section 2: nothing else is read, nor said, before the header is whole; TLS begins behind it.
    private boolean readHeader(IoSession session, ProxyHeader header, ByteBuffer octets) {
        try {
            Optional<ProxiedClient> client = header.take(octets);
            if (client.isEmpty() || session.removeAttribute(HEADER) == null) {
                return false;
            }
            of(session).madeFor(client.get());
            begin(session);
            return true;
        } catch (BadHeaderException e) {
            refuse(session, e.getMessage());
            return false;
        }
    }

    /** Closes the connection of a proxy whose header has not come yet. */
    private static void refuse(IoSession session, String reason) {
        if (session.removeAttribute(HEADER) != null) {
            LOG.warn("A connection of the proxy {} is refused: {}", session.getRemoteAddress(), reason);
            session.closeNow();
        }
    }

    @Override
    public void messageSent(IoSession session, Object message) {
        of(session).sent();
    }

    @Override
    public void inputClosed(IoSession session) {
        if (session.removeAttribute(HEADER) != null) {
            session.closeNow(); // somebody has looked whether anybody listens
        }
        of(session).inputClosed();
    }

    @Override
    public void sessionClosed(IoSession session) {
        session.removeAttribute(HEADER);
        of(session).disconnected();
    }

    @Override
    public void exceptionCaught(IoSession session, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("Connection lost: {}", cause.getMessage());
        } else {
            LOG.error("Connection closed, for a reason that should not be", cause);
        }
        session.closeNow();
    }
}
