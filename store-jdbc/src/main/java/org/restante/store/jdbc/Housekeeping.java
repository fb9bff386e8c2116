package org.restante.store.jdbc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread for what nobody waits for: snapshots, and removing what has been let go of. Whatever it does not come to
 * do is found again when the store is next opened.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("restante-store-housekeeping").daemon().factory());
    private volatile boolean closing;

    /** Does something soon, one thing after the other. */
    void submit(Runnable task) {
        try {
            thread.execute(() -> run(task));
        } catch (RejectedExecutionException closed) {
            LOG.debug("Left for the next start", closed);
        }
    }

    /** Does something again and again, first after one interval. */
    void repeat(Runnable task, Duration interval) {
        ScheduledFuture<?> untilClosed = thread.scheduleWithFixedDelay(
                () -> run(task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("{} every {}", untilClosed, interval);
    }

    private void run(Runnable task) {
        if (closing) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.warn("Left for the next start, since it failed", failure);
        }
    }

    /** Waits until all that was submitted so far is done. */
    void settle() {
        CompletableFuture.runAsync(() -> LOG.trace("settled"), thread).join();
    }

    /** Returns whether long tasks should come to their end, half done or not. */
    boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        closing = true;
        thread.shutdown(); // without an interrupt, which would hit Derby in the middle of a page
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("Housekeeping does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
