package org.restante.store.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.restante.store.Committed;

/**
 * Whose turn it is on one mailbox. Changes that come while a transaction runs wait, and then go together: the first of
 * them is made by its own thread, which takes all the others along in one transaction. With nobody else there, a commit
 * waits for nothing.
 */
final class GroupCommit {
    private static final int MOST_TOGETHER = 64;

    private final Consumer<List<Waiting>> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean taken;

    /**
     * A queue in front of this work.
     *
     * @param work makes several changes, each of which it answers by {@link Waiting#done} or {@link Waiting#failed}
     */
    GroupCommit(Consumer<List<Waiting>> work) {
        this.work = work;
    }

    /** Someone in the queue: with a change that any thread may make, or in want of a turn of their own. */
    static final class Waiting {
        private final Optional<Request> change;
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>(); // true: it is yours; false: done
        private Optional<Committed> result = Optional.empty();
        private Optional<Throwable> failure = Optional.empty();

        private Waiting(Optional<Request> change) {
            this.change = change;
        }

        Request change() {
            return change.orElseThrow();
        }

        boolean isAnswered() {
            return result.isPresent() || failure.isPresent();
        }

        void done(Committed committed) {
            result = Optional.of(committed);
            turn.complete(false);
        }

        void failed(Throwable cause) {
            failure = Optional.of(cause);
            turn.complete(false);
        }

        private Committed answer() {
            failure.ifPresent(Waiting::raise);
            return result.orElseThrow();
        }

        private static void raise(Throwable cause) {
            switch (cause) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(cause);
            }
        }
    }

    /** Makes a change, together with those that wait. */
    Committed commit(Request change) {
        Waiting mine = new Waiting(Optional.of(change));
        if (enter(mine)) {
            lead(mine);
        }
        return mine.answer();
    }

    /** Does something else while nobody commits. */
    <T> T alone(Supplier<T> other) {
        enter(new Waiting(Optional.empty()));
        try {
            return other.get();
        } finally {
            leave();
        }
    }

    private void lead(Waiting mine) {
        List<Waiting> together = new ArrayList<>();
        together.add(mine);
        try {
            takeAlong(together);
            work.accept(together);
        } catch (RuntimeException | Error failure) {
            together.stream().filter(one -> !one.isAnswered()).forEach(one -> one.failed(failure));
        } finally {
            leave();
        }
    }

    private boolean enter(Waiting mine) {
        lock.lock();
        try {
            if (!taken) {
                taken = true;
                return true;
            }
            waiting.add(mine);
        } finally {
            lock.unlock();
        }
        return mine.turn.join();
    }

    private void takeAlong(List<Waiting> together) {
        lock.lock();
        try {
            while (together.size() < MOST_TOGETHER
                    && !waiting.isEmpty()
                    && waiting.element().change.isPresent()) {
                together.add(waiting.remove());
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                taken = false;
            } else {
                waiting.remove().turn.complete(true);
            }
        } finally {
            lock.unlock();
        }
    }
}
