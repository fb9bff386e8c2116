package org.restante.core.connection;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait for the client, and what to tell it then.
 *
 * @param silence how long it may say nothing
 * @param deadlineNanos when its time is over whatever it says, as {@link System#nanoTime} counts
 * @param bye what it is told
 */
public record Patience(Duration silence, Optional<Long> deadlineNanos, String bye) {
    /** Waits this long for each thing that the client sends. */
    public static Patience silence(Duration silence, String bye) {
        return new Patience(silence, Optional.empty(), bye);
    }

    /** Waits for everything that the client sends until this long from now. */
    public static Patience inAll(Duration time, String bye) {
        return new Patience(time, Optional.of(System.nanoTime() + time.toNanos()), bye);
    }

    /**
     * Returns how long to wait from now on.
     *
     * @throws SessionEnded if the time is over, even if there is something to read: talking buys no time
     */
    public Duration now() {
        Duration left = deadlineNanos
                .map(Inbox::until)
                .map(rest -> Inbox.atMost(rest, silence))
                .orElse(silence);
        if (left.isNegative()) {
            throw over();
        }
        return left;
    }

    /** Returns the end of a session whose time is over. */
    public SessionEnded over() {
        return SessionEnded.bye(bye);
    }
}
