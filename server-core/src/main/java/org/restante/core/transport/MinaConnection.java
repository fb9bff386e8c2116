package org.restante.core.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.transport.socket.nio.NioSession;
import org.restante.core.connection.Connection;
import org.restante.core.connection.Inbox;
import org.restante.core.connection.SessionEnded;
import org.restante.core.proxy.ProxiedClient;
import org.restante.core.tls.TlsSettings;

/** One client's socket. Reading and events are MINA's thread's, writing is the session's. */
final class MinaConnection implements Connection {
    /** What is written at once; larger writes are split, and wait for room between the parts. */
    private static final int PART = 64 * 1_024;

    /** What the connections of one transport share. */
    record Shared(
            String protocol,
            TransportSettings settings,
            Optional<TlsSettings> tls,
            Executor handshakes,
            ScratchBuffers scratch) {}

    private final NioSession session;
    private final Shared shared;
    private final Endpoint endpoint;
    private volatile InetSocketAddress remote;
    private final Outbound outbound;
    private final ReentrantLock inbound = new ReentrantLock();
    private final ReadGate gate;
    private Optional<Inbox> inbox = Optional.empty();
    private volatile Optional<TlsLayer> tls = Optional.empty();
    private volatile Optional<SSLSession> tlsOfProxy = Optional.empty();
    private volatile boolean closing;
    private volatile boolean clientClosed;

    MinaConnection(NioSession session, Shared shared, Endpoint endpoint) {
        this.session = session;
        this.shared = shared;
        this.endpoint = endpoint;
        this.remote = (InetSocketAddress) session.getRemoteAddress();
        this.outbound = new Outbound(session, shared.settings());
        this.gate = new ReadGate(session);
    }

    /** Takes note of who the client is that the connection is made for: before the session begins. */
    void madeFor(ProxiedClient client) {
        remote = client.address().orElse(remote);
        tlsOfProxy = client.tls().map(known -> new ForwardedSession(known, remote.getHostString(), remote.getPort()));
    }

    /** Speaks TLS from the first octet. */
    void encryptNow() {
        tls = Optional.of(newLayer());
    }

    private TlsLayer newLayer() {
        return new TlsLayer(
                shared.tls().orElseThrow().engine(shared.protocol()),
                outbound,
                inbound,
                shared.handshakes(),
                shared.scratch(),
                new TlsEvents());
    }

    /** Says where octets go. */
    void opened(Inbox to) {
        inbound.lock();
        try {
            inbox = Optional.of(to);
        } finally {
            inbound.unlock();
        }
    }

    /** Takes octets from the socket. */
    void received(IoBuffer octets) {
        inbound.lock();
        try {
            if (closing) {
                return;
            }
            if (tls.isPresent()) {
                tls.get().received(octets.buf());
            } else {
                byte[] own = new byte[octets.remaining()];
                octets.get(own);
                deliver(own);
            }
        } finally {
            inbound.unlock();
        }
    }

    private void deliver(byte[] octets) {
        inbox.ifPresent(to -> to.received(octets));
    }

    /** Takes note that MINA has written a message of ours. */
    void sent() {
        outbound.sent();
    }

    /** The client sends no more: what it sent is still answered. */
    void inputClosed() {
        gate.shut(ReadGate.Reason.NOTHING_MORE); // the end of the stream would be read again and again
        clientClosed = true;
        outbound.changed();
        if (closing) {
            session.closeNow();
        } else {
            inbox.ifPresent(to -> to.end(SessionEnded.gone("the client closed the connection")));
        }
    }

    /** The socket is closed. */
    void disconnected() {
        SessionEnded reason = outbound.ended(SessionEnded.gone("the connection is closed"));
        inbox.ifPresent(to -> to.end(reason));
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    // What a greeting says of mechanisms depends on the handshake: a client that binds to the channel, and reads there
    // that the server does not, is taken for one that was deceived (RFC 5802 section 6).
    @Override
    public Optional<SSLSession> tls() {
        tls.ifPresent(this::awaitHandshake);
        return tls.map(TlsLayer::session).or(() -> tlsOfProxy);
    }

    @Override
    public Optional<String> tlsVersion() {
        return tls.filter(TlsLayer::secured)
                .map(TlsLayer::session)
                .or(() -> tlsOfProxy)
                .map(SSLSession::getProtocol);
    }

    @Override
    public boolean offers(String mechanism) {
        return endpoint.mechanisms().isEmpty() || endpoint.mechanisms().contains(mechanism);
    }

    @Override
    public boolean isTrusted() {
        return endpoint.trusted().contains(remote.getAddress());
    }

    @Override
    public void write(ByteBuffer octets) {
        Optional<TlsLayer> layer = tls;
        layer.ifPresent(this::awaitHandshake);
        while (octets.hasRemaining()) {
            ByteBuffer part = octets.slice(octets.position(), Math.min(PART, octets.remaining()));
            octets.position(octets.position() + part.remaining());
            outbound.awaitRoom();
            if (layer.isPresent()) {
                encrypt(layer.get(), part);
            } else {
                outbound.send(part);
            }
        }
    }

    private void encrypt(TlsLayer layer, ByteBuffer part) {
        try {
            layer.write(part);
        } catch (SSLException e) {
            throw cutOff("TLS: " + e.getMessage());
        }
    }

    private void awaitHandshake(TlsLayer layer) {
        if (layer.secured()) {
            return;
        }
        long patience = shared.settings().handshake().toNanos();
        if (!outbound.await(() -> layer.secured() || clientClosed, patience) || !layer.secured()) {
            throw cutOff("no TLS handshake in time");
        }
    }

    // The reason first: MINA's thread has one of its own once it sees that the session is closed.
    private SessionEnded cutOff(String reason) {
        SessionEnded end = outbound.ended(SessionEnded.gone(reason));
        session.closeNow();
        return end;
    }

    /**
     * {@inheritDoc}
     *
     * <p>RFC 9051 section 6.2.1 and section 11.1: of what the client sent before its handshake not one octet survives.
     * What is in the inbox at this moment is dropped, what comes later is taken for TLS and fails as such.
     */
    @Override
    public void startTls(byte[] lastOctets) {
        outbound.awaitRoom();
        TlsLayer layer = newLayer();
        inbound.lock();
        try {
            tls = Optional.of(layer);
            inbox.ifPresent(Inbox::discard);
        } finally {
            inbound.unlock();
        }
        outbound.send(ByteBuffer.wrap(lastOctets));
        resumeReading();
        awaitHandshake(layer);
    }

    @Override
    public void ending() {
        if (tls.isPresent() && !tls.get().secured()) {
            session.closeNow();
        }
    }

    @Override
    public void pauseReading() {
        gate.shut(ReadGate.Reason.SESSION_BUSY);
    }

    @Override
    public void resumeReading() {
        gate.open(ReadGate.Reason.SESSION_BUSY);
    }

    @Override
    public void close() {
        inbound.lock();
        try {
            if (closing) {
                return;
            }
            closing = true;
        } finally {
            inbound.unlock();
        }
        Thread.ofVirtual().name(shared.protocol() + "-close").start(this::finish);
    }

    /**
     * A socket that is closed with octets unread is reset, and the client may lose the BYE it was sent. So our half is
     * closed first, and the rest when the client has closed its own.
     */
    private void finish() {
        long linger = shared.settings().linger().toNanos();
        try {
            if (tls.isPresent()) {
                tls.get().close();
            }
            if (outbound.await(outbound::drained, linger) && !clientClosed) {
                ((SocketChannel) session.getChannel()).shutdownOutput();
                resumeReading();
                outbound.await(() -> false, linger);
            }
        } catch (IOException | SessionEnded e) {
            outbound.ended(SessionEnded.gone("the client closed first")); // nothing to be polite to
        } finally {
            session.closeNow();
        }
    }

    private final class TlsEvents implements TlsLayer.Owner {
        @Override
        public void decrypted(byte[] octets) {
            if (!closing) {
                deliver(octets);
            }
        }

        @Override
        public void working() {
            gate.shut(ReadGate.Reason.HANDSHAKE_BUSY);
        }

        @Override
        public void ready() {
            gate.open(ReadGate.Reason.HANDSHAKE_BUSY);
        }

        @Override
        public void secured() {
            outbound.changed();
        }

        @Override
        public void closedByClient() {
            inputClosed();
        }

        @Override
        public void failed(SSLException reason) {
            inbox.ifPresent(to -> to.end(SessionEnded.gone("TLS: " + reason.getMessage())));
            outbound.ended(SessionEnded.gone("TLS: " + reason.getMessage()));
            session.closeOnFlush();
        }
    }
}
