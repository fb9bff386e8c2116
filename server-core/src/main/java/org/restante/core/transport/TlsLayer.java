package org.restante.core.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.restante.core.connection.SessionEnded;

/**
 * TLS for one connection: records in and out of an {@link SSLEngine}. Incoming octets are worked on under the
 * connection's inbound lock, outgoing records are made under {@link Outbound#lock}, so that they leave in the order in
 * which they were numbered. The costly parts of a handshake run on the executor meanwhile.
 */
final class TlsLayer {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** What the layer tells its connection. */
    interface Owner {
        /** Decrypted octets arrived. */
        void decrypted(byte[] octets);

        /** A costly step runs elsewhere: nothing more should be read until {@link #ready}. */
        void working();

        /** The costly step is over. */
        void ready();

        /** The handshake is complete: writing may begin. */
        void secured();

        /** The client said that it sends no more. */
        void closedByClient();

        /** The client broke the protocol; it was told, as far as TLS has words for it. */
        void failed(SSLException reason);
    }

    private final SSLEngine engine;
    private final Outbound outbound;
    private final ReentrantLock inbound;
    private final Executor tasks;
    private final ScratchBuffers scratch;
    private final Owner owner;
    private ByteBuffer incomplete = NOTHING;
    private boolean busy;
    private boolean done;
    private volatile boolean secured;

    TlsLayer(
            SSLEngine engine,
            Outbound outbound,
            ReentrantLock inbound,
            Executor tasks,
            ScratchBuffers scratch,
            Owner owner) {
        this.engine = engine;
        this.outbound = outbound;
        this.inbound = inbound;
        this.tasks = tasks;
        this.scratch = scratch;
        this.owner = owner;
    }

    boolean secured() {
        return secured;
    }

    SSLSession session() {
        return engine.getSession();
    }

    /** Takes what came from the socket; the buffer is used up. Under the inbound lock. */
    void received(ByteBuffer octets) {
        ByteBuffer source = octets;
        if (incomplete.hasRemaining()) {
            source = ByteBuffer.allocate(incomplete.remaining() + octets.remaining());
            source.put(incomplete).put(octets).flip();
        }
        incomplete = source;
        proceed();
        keepRest();
    }

    /** What is not yet a record is kept, in no more memory than it needs: MINA's buffers are larger. */
    private void keepRest() {
        if (!incomplete.hasRemaining()) {
            incomplete = NOTHING;
        } else {
            byte[] rest = new byte[incomplete.remaining()];
            incomplete.get(rest);
            incomplete = ByteBuffer.wrap(rest);
        }
    }

    private void proceed() {
        try {
            while (!busy && !done && step()) {
                continue;
            }
        } catch (SSLException e) {
            done = true;
            tellAlert();
            owner.failed(e);
        } catch (SessionEnded e) {
            done = true; // the socket is gone; whoever writes is told
        }
    }

    /** Does one thing; false if there is nothing to do until more octets come. */
    private boolean step() throws SSLException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                refuseRenegotiation();
                runTasks();
                yield false;
            }
            case NEED_WRAP -> {
                wrapHandshake();
                yield !engine.isOutboundDone();
            }
            default -> incomplete.hasRemaining() && unwrap();
        };
    }

    /** RFC 9325 section 3.5 has the server's reasons; TLS 1.3 knows no renegotiation, and makes no tasks afterwards. */
    private void refuseRenegotiation() throws SSLException {
        if (secured) {
            throw new SSLException("renegotiation");
        }
    }

    private boolean unwrap() throws SSLException {
        ByteBuffer plain = scratch.take();
        SSLEngineResult result;
        try {
            result = engine.unwrap(incomplete, plain);
            if (plain.flip().hasRemaining()) {
                byte[] octets = new byte[plain.remaining()];
                plain.get(octets);
                owner.decrypted(octets);
            }
        } finally {
            scratch.giveBack(plain);
        }
        noteFinished(result.getHandshakeStatus());
        return switch (result.getStatus()) {
            case OK -> result.bytesConsumed() > 0 || result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
            case CLOSED -> {
                done = true;
                owner.closedByClient();
                yield false;
            }
            case BUFFER_UNDERFLOW -> false;
            case BUFFER_OVERFLOW -> throw new SSLException("a record larger than TLS allows");
        };
    }

    private void noteFinished(HandshakeStatus status) {
        if (status == HandshakeStatus.FINISHED && !secured) {
            secured = true;
            owner.secured();
        }
    }

    private void runTasks() {
        busy = true;
        owner.working();
        try {
            tasks.execute(this::work);
        } catch (RejectedExecutionException e) {
            done = true; // the transport is closing, and this connection with it
        }
    }

    private void work() {
        Runnable task = engine.getDelegatedTask();
        while (task != null) {
            task.run();
            task = engine.getDelegatedTask();
        }
        inbound.lock();
        try {
            busy = false;
            proceed();
            keepRest();
            if (!busy) {
                owner.ready();
            }
        } finally {
            inbound.unlock();
        }
    }

    private void wrapHandshake() throws SSLException {
        records(NOTHING, this::noteFinished);
    }

    /** Encrypts and sends; the handshake is done, there is room, and the lock of {@link Outbound} decides the order. */
    void write(ByteBuffer plain) throws SSLException {
        while (plain.hasRemaining()) {
            int before = plain.remaining();
            records(plain, status -> {});
            if (plain.remaining() == before) {
                throw new SSLException("no application data may be sent now");
            }
        }
    }

    private void records(ByteBuffer plain, Consumer<HandshakeStatus> then) throws SSLException {
        ByteBuffer records = scratch.take();
        SSLEngineResult result;
        outbound.lock.lock();
        try {
            do {
                result = engine.wrap(plain, records);
            } while (result.getStatus() == SSLEngineResult.Status.OK
                    && plain.hasRemaining()
                    && records.remaining() >= engine.getSession().getPacketBufferSize());
            if (records.flip().hasRemaining()) {
                outbound.send(records);
            }
        } finally {
            outbound.lock.unlock();
            scratch.giveBack(records);
        }
        then.accept(result.getHandshakeStatus());
        if (result.getStatus() == SSLEngineResult.Status.CLOSED && plain.hasRemaining()) {
            throw new SSLException("closed");
        }
    }

    /** Says close_notify (RFC 8446 section 6.1). */
    void close() throws SSLException {
        engine.closeOutbound();
        while (!engine.isOutboundDone() && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            wrapHandshake();
        }
    }

    private void tellAlert() {
        try {
            close();
        } catch (SSLException | SessionEnded e) {
            done = true; // there is no way left to say it
        }
    }
}
