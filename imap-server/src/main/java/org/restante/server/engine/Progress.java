package org.restante.server.engine;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.restante.protocol.response.InProgressCode;
import org.restante.protocol.response.StatusResponse;

/**
 * How far a command has come, for a client that would wonder: {@code * OK [INPROGRESS ("tag" 175 1000)]} (RFC 9585 section
 * 4). Loops say {@link #at} between two messages; what the store does in one go is done within {@link #during}.
 */
public final class Progress {
    /** What is done in one go takes no time worth mentioning for fewer messages than this. */
    private static final int MANY = 1000;

    private final Session session;
    private final long goal;
    private final Optional<Long> interval;
    private long due;

    private Progress(Session session, long goal) {
        this.session = session;
        this.goal = goal;
        this.interval = interval(session);
        this.due = System.nanoTime() + interval.orElse(0L);
    }

    private static Optional<Long> interval(Session session) {
        return session.server().registry().policy(ProgressInterval.class).map(interval -> interval.first()
                .toNanos());
    }

    /**
     * Begins a loop.
     *
     * @param goal how many messages it is about
     */
    public static Progress begin(Session session, long goal) {
        return new Progress(session, goal);
    }

    /**
     * Tells the client, if it is time to. To be called between two responses.
     *
     * @param done how many messages are done, fewer than there are
     */
    public void at(long done) {
        if (interval.isPresent() && System.nanoTime() - due >= 0 && done < goal) {
            due = System.nanoTime() + 2 * interval.get();
            tell(session, new InProgressCode(Optional.of(session.tag()), Optional.of(done), Optional.of(goal)));
        }
    }

    private static void tell(Session session, InProgressCode code) {
        session.say(StatusResponse.ok(code, "Still working"));
        session.out().flush();
    }

    /**
     * Has something done that nobody can look into while it goes on, such as a commit, and tells the client meanwhile that
     * it does. What it throws is thrown.
     *
     * @param messages how many messages it is about
     */
    public static <T> T during(Session session, long messages, Supplier<T> work) {
        Optional<Long> interval = interval(session);
        InProgressCode code = new InProgressCode(Optional.of(session.tag()), Optional.empty(), Optional.empty());
        if (interval.isEmpty() || interval.get() > 0 && messages < MANY) {
            return work.get();
        }
        if (interval.get() == 0) {
            tell(session, code);
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread worker = Thread.ofVirtual().start(task);
        try {
            long patience = interval.get();
            while (true) {
                try {
                    return task.get(patience, TimeUnit.NANOSECONDS);
                } catch (TimeoutException stillWorking) {
                    tell(session, code);
                    patience = 2 * interval.get();
                }
            }
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody interrupts a session", impossible);
        } catch (ExecutionException failure) {
            throw unchecked(failure.getCause());
        } finally {
            await(worker); // even if the client is gone: nothing is closed under its hands
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause; // a Supplier throws nothing else
    }

    private static void await(Thread worker) {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
