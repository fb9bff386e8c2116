package org.restante.core.event;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events that wait for one listener, and the thread that tells it of them. */
final class ListenerQueue {
    private static final Logger LOG = LoggerFactory.getLogger(MailEventListener.class);
    private static final long LINGER = 1; // seconds: as long as the thread waits for the next event

    private final String name;
    private final MailEventListener listener;
    private final ThreadPoolExecutor thread;
    private final AtomicLong lost = new AtomicLong();
    private long failures; // in a row; the thread's own

    ListenerQueue(String name, MailEventListener listener, int capacity) {
        this.name = name;
        this.listener = listener;
        // Not a virtual one: a listener that computes for ever, or waits where such a thread cannot be unmounted, keeps
        // a carrier to itself that sessions need.
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                LINGER,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(capacity),
                Thread.ofPlatform().daemon().name("listener-" + name).factory(),
                (event, full) -> lose());
        thread.allowCoreThreadTimeOut(true);
    }

    void offer(MailEvent event) {
        thread.execute(() -> tell(event));
    }

    private void lose() {
        if (lost.getAndIncrement() == 0) {
            LOG.warn("Listener \"{}\" is too slow, and is told nothing more until it has caught up", name);
        }
    }

    private void tell(MailEvent event) {
        call(event);
        if (thread.getQueue().isEmpty()) {
            long events = lost.getAndSet(0);
            if (events > 0) {
                LOG.warn("Listener \"{}\" has caught up, without {} events", name, events);
                call(new MailEvent.Lost(events));
            }
        }
    }

    private void call(MailEvent event) {
        try {
            listener.on(event);
            failures = 0;
        } catch (RuntimeException | Error bug) {
            failures++;
            if (Long.bitCount(failures) == 1) { // the 1st, 2nd, 4th, 8th: a log full of one bug tells no more than that
                String kind = event.getClass().getSimpleName();
                LOG.error("Listener \"{}\" failed at {}, for the {}. time in a row", name, kind, failures, bug);
            }
        }
    }

    void end() {
        thread.shutdown();
    }

    void awaitEnd(long deadline) {
        try {
            if (!thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Listener \"{}\" is left with what it has not been told of", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
