package org.restante.core.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.write.DefaultWriteRequest;
import org.apache.mina.transport.socket.nio.NioSession;
import org.restante.core.connection.SessionEnded;

/**
 * One connection's way out: octets go straight into the socket while nothing is queued, else into MINA's queue, and are
 * counted there. Everything but the waiting happens under {@link #lock}, in the order in which the client is to see it.
 */
final class Outbound {
    /** MINA's queue itself knows no limit. */
    private static final int MESSAGES_IN_FLIGHT = 8;

    /** What may be queued beyond the mark: the last part of a write, and TLS's own answers, which cannot wait. */
    private static final int EXCESS = 256 * 1_024;

    /** A session that never has to wait lets others run after this many octets; virtual threads are not preempted. */
    private static final int TURN = 256 * 1_024;

    final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final NioSession session;
    private final TransportSettings settings;
    private final Queue<Integer> inFlight = new ArrayDeque<>(2);
    private int queued;
    private int sinceYield;
    private Optional<SessionEnded> end = Optional.empty();

    Outbound(NioSession session, TransportSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Sends a copy of what is left of the buffer, which is used up; never waits. */
    void send(ByteBuffer octets) {
        lock.lock();
        try {
            if (end.isPresent()) {
                throw end.get();
            }
            int length = octets.remaining();
            if (queued == 0) {
                session.getChannel().write(octets);
                sinceYield += length;
            }
            if (queued > settings.high() + EXCESS) {
                session.closeNow();
                throw ended(SessionEnded.gone("the client makes TLS answer, and does not read"));
            }
            if (octets.hasRemaining()) {
                queue(octets);
            }
        } catch (IOException e) {
            session.closeNow();
            throw ended(SessionEnded.gone("write failed: " + e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    private void queue(ByteBuffer octets) {
        IoBuffer copy = IoBuffer.allocate(octets.remaining());
        copy.put(octets).flip().mark();
        queued += copy.remaining();
        inFlight.add(copy.remaining());
        session.getFilterChain().fireFilterWrite(new DefaultWriteRequest(copy));
    }

    /** Waits until more may be sent. For the session's thread. */
    void awaitRoom() {
        lock.lock();
        try {
            if (queued >= settings.high() || inFlight.size() >= MESSAGES_IN_FLIGHT) {
                awaitDrained(() -> queued <= settings.low() && inFlight.size() < MESSAGES_IN_FLIGHT);
            }
            if (end.isPresent()) {
                throw end.get();
            }
            if (sinceYield < TURN) {
                return;
            }
            sinceYield = 0;
        } finally {
            lock.unlock();
        }
        Thread.yield();
    }

    private void awaitDrained(BooleanSupplier drained) {
        long patience = settings.stalled().toNanos();
        long seen = session.getWrittenBytes();
        long deadline = System.nanoTime() + patience;
        while (end.isEmpty() && !drained.getAsBoolean()) {
            await(deadline);
            long written = session.getWrittenBytes();
            if (written != seen) {
                seen = written;
                deadline = System.nanoTime() + patience;
            } else if (deadline - System.nanoTime() <= 0) {
                session.closeNow();
                throw ended(SessionEnded.gone("the client took nothing for " + settings.stalled()));
            }
        }
    }

    /** Waits for what {@link #changed} tells of, or the end; false if it did not come in time. */
    boolean await(BooleanSupplier what, long nanos) {
        long deadline = System.nanoTime() + nanos;
        lock.lock();
        try {
            while (!what.getAsBoolean()) {
                if (end.isPresent() || deadline - System.nanoTime() <= 0) {
                    return false;
                }
                await(deadline);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the callers loop
    private void await(long deadline) {
        try {
            change.awaitNanos(deadline - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SessionEnded.gone("interrupted");
        }
    }

    /** Takes note that the first message in MINA's queue is in the socket. For MINA's thread. */
    void sent() {
        lock.lock();
        try {
            Integer length = inFlight.poll();
            if (length != null) {
                queued -= length;
            }
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes whoever waits for something else to change. */
    void changed() {
        lock.lock();
        try {
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses everything from now on, and wakes whoever waits; the first reason counts, and is returned. */
    SessionEnded ended(SessionEnded reason) {
        lock.lock();
        try {
            SessionEnded first = end.orElse(reason);
            end = Optional.of(first);
            change.signalAll();
            return first;
        } finally {
            lock.unlock();
        }
    }

    boolean drained() {
        return queued == 0;
    }
}
