package org.restante.core.transport;

import java.io.IOException;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.nio.NioSession;
import org.restante.core.connection.SessionStarter;
import org.restante.core.connection.TlsOffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what MINA reports of one listener's sessions to their connections. */
final class SessionEvents extends IoHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEvents.class);
    private static final AttributeKey CONNECTION = new AttributeKey(SessionEvents.class, "connection");

    private final MinaConnection.Shared shared;
    private final SessionStarter starter;
    private final TlsOffer offer;

    SessionEvents(MinaConnection.Shared shared, SessionStarter starter, TlsOffer offer) {
        this.shared = shared;
        this.starter = starter;
        this.offer = offer;
    }

    private static MinaConnection of(IoSession session) {
        return (MinaConnection) session.getAttribute(CONNECTION);
    }

    @Override
    public void sessionCreated(IoSession session) {
        MinaConnection connection = new MinaConnection((NioSession) session, shared);
        session.setAttribute(CONNECTION, connection);
    }

    @Override
    public void sessionOpened(IoSession session) {
        MinaConnection connection = of(session);
        if (offer == TlsOffer.IMPLICIT) {
            connection.encryptNow();
        }
        connection.opened(starter.start(connection, offer));
    }

    @Override
    public void messageReceived(IoSession session, Object message) {
        of(session).received((IoBuffer) message);
    }

    @Override
    public void messageSent(IoSession session, Object message) {
        of(session).sent();
    }

    @Override
    public void inputClosed(IoSession session) {
        of(session).inputClosed();
    }

    @Override
    public void sessionClosed(IoSession session) {
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
