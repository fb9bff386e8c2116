package org.restante.core.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.service.IoProcessor;
import org.apache.mina.core.service.SimpleIoProcessorPool;
import org.apache.mina.transport.socket.SocketSessionConfig;
import org.apache.mina.transport.socket.nio.NioProcessor;
import org.apache.mina.transport.socket.nio.NioSession;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.restante.core.connection.SessionStarter;
import org.restante.core.connection.TlsOffer;
import org.restante.core.tls.TlsSettings;

/** The server's listeners and the sockets of their clients, on a few threads that all of them share. */
public final class MinaTransport implements AutoCloseable {
    private static final int SMALLEST_READ = 1_024;
    private static final int FIRST_READ = 2_048;
    private static final int LARGEST_READ = 64 * 1_024;

    private final TransportSettings settings;
    private final SessionStarter starter;
    private final MinaConnection.Shared shared;
    private final ExecutorService threads;
    private final ThreadPoolExecutor handshakes;
    private final IoProcessor<NioSession> processors;
    private final List<NioSocketAcceptor> acceptors = new CopyOnWriteArrayList<>();

    /**
     * Listens to nothing yet.
     *
     * @param protocol the protocol's name for ALPN, and for the names of threads
     * @param tls needed for listeners that offer TLS
     */
    public MinaTransport(
            String protocol, TransportSettings settings, Optional<TlsSettings> tls, SessionStarter starter) {
        this.settings = settings;
        this.starter = starter;
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name(protocol + "-io-", 0).daemon().factory());
        this.handshakes = handshakeThreads(protocol);
        this.shared = new MinaConnection.Shared(protocol, settings, tls, handshakes, new ScratchBuffers());
        this.processors = new SimpleIoProcessorPool<>(NioProcessor.class, threads, settings.processors(), null);
    }

    /** At most one step of a handshake a connection waits here, so the queue is as bounded as the connections are. */
    private static ThreadPoolExecutor handshakeThreads(String protocol) {
        int size = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size,
                size,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(protocol + "-tls-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Starts to listen where no client comes through a proxy; as the other one. */
    public InetSocketAddress listen(InetSocketAddress address, TlsOffer offer) {
        return listen(new Endpoint(address, offer));
    }

    /**
     * Starts to listen.
     *
     * @param endpoint where; port 0 takes a free one
     * @return the address, with the port that was taken
     * @throws UncheckedIOException if the address cannot be bound
     * @throws IllegalArgumentException if TLS is offered and there are no settings for it
     */
    public InetSocketAddress listen(Endpoint endpoint) {
        InetSocketAddress address = endpoint.address();
        if (endpoint.offer() != TlsOffer.NONE && shared.tls().isEmpty()) {
            throw new IllegalArgumentException("TLS is offered on " + address + ", but there is no certificate");
        }
        NioSocketAcceptor acceptor = new NioSocketAcceptor(threads, processors);
        configure(acceptor);
        acceptor.setHandler(new SessionEvents(shared, starter, endpoint));
        acceptors.add(acceptor);
        try {
            acceptor.bind(address);
        } catch (IOException e) {
            acceptors.remove(acceptor);
            acceptor.dispose();
            throw new UncheckedIOException("Cannot listen on " + address + ": " + e.getMessage(), e);
        }
        return acceptor.getLocalAddress();
    }

    private void configure(NioSocketAcceptor acceptor) {
        acceptor.setReuseAddress(true);
        acceptor.setBacklog(settings.backlog());
        acceptor.setCloseOnDeactivation(false);
        SocketSessionConfig session = acceptor.getSessionConfig();
        session.setTcpNoDelay(true); // a response is one write: waiting for more only delays it
        session.setKeepAlive(true);
        session.setMinReadBufferSize(SMALLEST_READ);
        session.setReadBufferSize(FIRST_READ);
        session.setMaxReadBufferSize(LARGEST_READ);
    }

    /** Stops to accept connections; those that are there stay. */
    public void stopListening() {
        acceptors.forEach(NioSocketAcceptor::unbind);
    }

    /** Closes listeners and connections, and ends every thread. */
    @Override
    public void close() {
        acceptors.forEach(acceptor -> acceptor.dispose(false));
        processors.dispose();
        handshakes.shutdown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS) || !handshakes.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Threads of the transport do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
