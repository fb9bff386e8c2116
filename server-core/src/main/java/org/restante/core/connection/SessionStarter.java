package org.restante.core.connection;

/** How the transport hands a new connection to the engine. */
@FunctionalInterface
public interface SessionStarter {
    /**
     * Starts a session, and returns where the transport puts what the client sends. Returns at once: the session runs on
     * a thread of its own. For implicit TLS it is called when the connection is made, before the handshake; what the
     * session writes waits for it.
     *
     * @return the session's inbox, to which {@link Inbox#end} is to be told when the connection is gone
     */
    Inbox start(Connection connection, TlsOffer offer);
}
