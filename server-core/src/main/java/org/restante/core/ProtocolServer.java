package org.restante.core;

import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.restante.core.connection.LiveSessions;
import org.restante.core.transport.Endpoint;

/** A server of one protocol: it listens, serves its clients, and stops. */
public interface ProtocolServer extends AutoCloseable {
    /** Returns where ProtocolServers are bound for the program that starts them all. */
    static Multibinder<ProtocolServer> bind(Binder binder) {
        return Multibinder.newSetBinder(binder, ProtocolServer.class);
    }

    /** Returns the name of the protocol in small letters, which is the scheme of its addresses and its name for ALPN. */
    String protocol();

    /** Returns where the server is to listen. */
    List<Endpoint> endpoints();

    /**
     * Begins to listen; to be called once.
     *
     * @throws IOException if one of the addresses cannot be had; then none is listened to, and nothing is left to close
     */
    void start() throws IOException;

    /** Returns where the server listens, in the order of its endpoints, with the ports that it got. */
    List<InetSocketAddress> addresses();

    /** Returns the sessions that go on, for operators; nothing if the server does not tell. */
    default Optional<LiveSessions> live() {
        return Optional.empty();
    }

    /** Tells every client to go, finishes the commands that are being carried out, and lets go of everything. */
    @Override
    void close();
}
