package org.restante.core.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.restante.core.connection.LiveSessions;
import org.restante.core.connection.SessionRunner;
import org.restante.core.connection.Sessions;
import org.restante.core.tls.TlsKeys;

/** The addresses where one protocol is spoken, and the sessions that come of it. */
public final class Listeners implements AutoCloseable {
    private final SessionRunner runner;
    private final MinaTransport transport;
    private final List<InetSocketAddress> addresses = new CopyOnWriteArrayList<>();
    private final List<UnixListener> unix = new CopyOnWriteArrayList<>();

    /**
     * Listens to nothing yet.
     *
     * @param protocol the protocol's name in small letters, for ALPN (RFC 7301) and for the names of threads
     */
    public Listeners(
            String protocol,
            TransportSettings settings,
            TlsKeys keys,
            Sessions sessions,
            SessionRunner.Service service) {
        this.runner = new SessionRunner(protocol, sessions, service);
        this.transport = new MinaTransport(protocol, settings, keys.settings(), runner);
    }

    /**
     * Begins to listen; to be called once.
     *
     * @throws IOException if one of the addresses cannot be had; then none is listened to, and nothing is left to close
     */
    public void start(List<Endpoint> endpoints) throws IOException {
        try {
            for (Endpoint endpoint : endpoints) {
                addresses.add(transport.listen(endpoint));
            }
        } catch (UncheckedIOException taken) {
            close();
            throw new IOException(taken.getMessage(), taken);
        }
    }

    /**
     * Begins to listen on a Unix-domain socket, too.
     *
     * @throws IOException if it cannot be had; then nothing is left to close
     */
    public void start(Path socket, Set<PosixFilePermission> permissions) throws IOException {
        try {
            unix.add(UnixListener.bind(socket, permissions, runner));
        } catch (IOException taken) {
            close();
            throw taken;
        }
    }

    /** Returns the addresses, in the order of the endpoints, with the ports that were got. */
    public List<InetSocketAddress> addresses() {
        return List.copyOf(addresses);
    }

    /** Returns the sessions that go on, for operators. */
    public LiveSessions live() {
        return runner.live();
    }

    /** Tells every client to go, finishes the commands that are being carried out, and lets go of everything. */
    @Override
    public void close() {
        transport.stopListening();
        unix.forEach(UnixListener::close);
        runner.close();
        transport.close();
    }
}
