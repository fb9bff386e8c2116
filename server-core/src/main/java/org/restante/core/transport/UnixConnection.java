package org.restante.core.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSession;
import org.restante.core.connection.Connection;
import org.restante.core.connection.Inbox;
import org.restante.core.connection.SessionEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of a {@link UnixListener}: a virtual thread reads, and the session's thread writes. */
final class UnixConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(UnixConnection.class);
    private static final int BLOCK = 16 * 1024;

    private final SocketChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition resumed = lock.newCondition();
    private boolean paused;

    UnixConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Reads for this inbox until the client goes. */
    void serve(Inbox inbox) {
        Thread.ofVirtual().name("unix-read").start(() -> read(inbox));
    }

    private void read(Inbox inbox) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try {
            while (channel.read(block) >= 0) {
                inbox.received(Arrays.copyOf(block.array(), block.position()));
                block.clear();
                awaitResumed();
            }
            inbox.end(SessionEnded.gone("the client closed the connection"));
        } catch (IOException | InterruptedException e) {
            inbox.end(SessionEnded.gone("read failed: " + e.getMessage()));
        }
    }

    private void awaitResumed() throws InterruptedException {
        lock.lock();
        try {
            while (paused) {
                resumed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InetSocketAddress remote() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public Optional<SSLSession> tls() {
        return Optional.empty();
    }

    @Override
    public void write(ByteBuffer octets) {
        try {
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
        } catch (IOException e) {
            throw SessionEnded.gone("write failed: " + e.getMessage());
        }
    }

    @Override
    public void startTls(byte[] lastOctets) {
        throw new UnsupportedOperationException("TLS is not offered within a machine");
    }

    @Override
    public void ending() {
        // There is no handshake that could be given up.
    }

    @Override
    public void pauseReading() {
        lock.lock();
        try {
            paused = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void resumeReading() {
        lock.lock();
        try {
            paused = false;
            resumed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        resumeReading();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A connection cannot be closed: {}", e.toString());
        }
    }
}
