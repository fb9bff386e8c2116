package org.restante.core.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Everything that happens to a session, in one queue for its one thread: octets from the client, pokes from what it looks at,
 * the end of the connection, the wish of the server to stop. Bounded: past the mark the client is not read from.
 */
public final class Inbox {
    private static final int HIGH = 128 * 1024;
    private static final int LOW = 32 * 1024;

    /** What a session wakes up for. */
    public sealed interface Event {
        /** The client sent these. */
        record Octets(byte[] octets) implements Event {}

        /** There may be news. */
        record Poked() implements Event {}

        /** Nothing happened for the time given. */
        record TimedOut() implements Event {}
    }

    private static final Event POKED = new Event.Poked();
    private static final Event TIMED_OUT = new Event.TimedOut();

    private final SessionActivity activity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Queue<byte[]> octets = new ArrayDeque<>(4);
    private int queued;
    private boolean paused;
    private boolean poked;
    private volatile boolean waiting;
    private volatile long dueAt; // as System.nanoTime() counts; while somebody waits
    private Optional<SessionEnded> end = Optional.empty();
    private Connection connection;
    private volatile Optional<Thread> thread = Optional.empty();

    /**
     * Makes an empty inbox.
     *
     * @param activity what is told of the session; the inbox counts what comes
     */
    public Inbox(SessionActivity activity) {
        this.activity = activity;
    }

    /** Returns what is told of the session. */
    public SessionActivity activity() {
        return activity;
    }

    /** Says whose reading to pause; once, before any octets. */
    public void attach(Connection owner) {
        connection = owner;
    }

    /** Says which thread serves the session: this one. */
    void served() {
        thread = Optional.of(Thread.currentThread());
    }

    /** Returns the session as it is now; waits for nothing. */
    SessionSnapshot snapshot() {
        return activity.snapshot(connection.tlsVersion());
    }

    /** Returns the thread that serves the session, once it does. */
    Optional<Thread> thread() {
        return thread;
    }

    /** Returns whether the session waits for something to happen. */
    boolean isWaiting() {
        return waiting;
    }

    /** Takes octets from the client, which are the inbox's from now on. For the transport. */
    public void received(byte[] more) {
        lock.lock();
        try {
            if (end.isPresent()) {
                return; // who never stops talking is ended, too
            }
            activity.received(more.length);
            octets.add(more);
            queued += more.length;
            if (queued > HIGH && !paused) {
                paused = true;
                connection.pauseReading();
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the session when what came before has been read, if there is a client left to answer, else at once. */
    public void end(SessionEnded reason) {
        lock.lock();
        try {
            if (end.isEmpty()) {
                end = Optional.of(reason);
            }
            news.signal();
        } finally {
            lock.unlock();
        }
        if (reason.bye().isPresent()) {
            connection.ending();
        }
    }

    /** Says that there may be news, of whatever the session looks at. */
    public void poke() {
        lock.lock();
        try {
            poked = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next event; pokes count only if asked for, and else stay for later. */
    public Event take(Duration patience, Interest interest) {
        long due = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (true) {
                byte[] next = octets.poll();
                if (next != null) {
                    return taken(next);
                }
                if (end.isPresent()) {
                    throw end.get();
                }
                if (poked && interest == Interest.POKES_TOO) {
                    poked = false;
                    return POKED;
                }
                if (System.nanoTime() - due >= 0) {
                    return TIMED_OUT;
                }
                waitUntil(due);
            }
        } catch (InterruptedException e) {
            throw SessionEnded.bye("Server is shutting down");
        } finally {
            lock.unlock();
        }
    }

    // Without a timer of its own: the alarms look at all inboxes.
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private void waitUntil(long due) throws InterruptedException {
        dueAt = due;
        waiting = true;
        try {
            news.await();
        } finally {
            waiting = false;
        }
    }

    /** Wakes whoever waits here if the time is over. For the alarms. */
    void wakeIfDue(long now) {
        if (waiting && now - dueAt >= 0) {
            lock.lock();
            try {
                news.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /** What to wake up for. */
    public enum Interest {
        /** What the client sends. */
        OCTETS,
        /** That, and news. */
        POKES_TOO
    }

    private Event taken(byte[] next) {
        queued -= next.length;
        if (paused && queued < LOW) {
            paused = false;
            connection.resumeReading();
        }
        return new Event.Octets(next);
    }

    /** Drops everything that the client sent and nobody has read (RFC 9051 section 6.2.1: STARTTLS). */
    public void discard() {
        lock.lock();
        try {
            octets.clear();
            queued = 0;
            if (paused) {
                paused = false;
                connection.resumeReading();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the shorter one. */
    public static Duration atMost(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Returns the time left until a moment, as {@link System#nanoTime} counts; negative if it is over. */
    public static Duration until(long deadlineNanos) {
        return Duration.of(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS.toChronoUnit());
    }
}
