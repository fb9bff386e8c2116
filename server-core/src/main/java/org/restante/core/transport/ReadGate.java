package org.restante.core.transport;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.mina.transport.socket.nio.NioSession;

/** Whether one client is read from: not while there is any reason against it. */
final class ReadGate {
    /** Why not to read. */
    enum Reason {
        /** The session has enough to do. */
        SESSION_BUSY,
        /** A step of the handshake is being computed. */
        HANDSHAKE_BUSY,
        /** The client has closed its half. */
        NOTHING_MORE
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Reason> shut = EnumSet.noneOf(Reason.class);
    private final NioSession session;

    ReadGate(NioSession session) {
        this.session = session;
    }

    void shut(Reason reason) {
        lock.lock();
        try {
            if (shut.add(reason) && shut.size() == 1) {
                session.suspendRead();
            }
        } finally {
            lock.unlock();
        }
    }

    void open(Reason reason) {
        lock.lock();
        try {
            if (shut.remove(reason) && shut.isEmpty()) {
                session.resumeRead();
                session.getProcessor().flush(session); // wakes the selector, which else looks up to a second later
            }
        } finally {
            lock.unlock();
        }
    }
}
