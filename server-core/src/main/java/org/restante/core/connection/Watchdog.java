package org.restante.core.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.restante.core.log.CodeOrigin;
import org.restante.core.log.LogLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then at sessions that neither wait for their clients nor get on, and has the log say where they are: in a
 * plugin that does not return, say. It costs the sessions nothing, since all that it looks at is counted anyway. Used by one
 * thread.
 */
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final String TRANSPORT = "org.restante.core.transport.";

    private final Duration patience;
    private Map<Inbox, Busy> busy = Map.of();

    /** A session that is at something, and has been since. */
    private record Busy(long progress, long since, Duration toldAfter) {}

    /**
     * Makes a watchdog.
     *
     * @param patience after how long a session is told of: then, and whenever it has been twice as long
     */
    Watchdog(Duration patience) {
        this.patience = patience;
    }

    /** Looks at the sessions; what is asked for now and then, and not too seldom. */
    void look(Iterable<Inbox> inboxes) {
        long now = System.nanoTime();
        Map<Inbox, Busy> stillBusy = new HashMap<>();
        for (Inbox inbox : inboxes) {
            if (!inbox.isWaiting()) {
                stillBusy.put(inbox, look(inbox, now));
            }
        }
        busy = stillBusy;
    }

    private Busy look(Inbox inbox, long now) {
        SessionActivity session = inbox.activity();
        long progress = session.commands() + session.received() + session.sent();
        Busy known = busy.get(inbox);
        if (known == null || known.progress() != progress) {
            return new Busy(progress, now, Duration.ZERO);
        }
        Duration lasted = Duration.ofNanos(now - known.since());
        Duration due = known.toldAfter().isZero() ? patience : known.toldAfter().multipliedBy(2);
        if (lasted.compareTo(due) < 0) {
            return known;
        }
        tell(inbox, lasted);
        return new Busy(progress, known.since(), due);
    }

    private static void tell(Inbox inbox, Duration lasted) {
        StackTraceElement[] trace = inbox.thread().map(Thread::getStackTrace).orElse(new StackTraceElement[0]);
        Optional<StackTraceElement> innermost = CodeOrigin.innermost(trace);
        // Whoever waits for a slow client has a limit of its own.
        if (innermost.isPresent() && !innermost.get().getClassName().startsWith(TRANSPORT)) {
            SessionActivity session = inbox.activity();
            LOG.warn(
                    "{}",
                    new LogLine("busy")
                            .field("protocol", session.origin().protocol())
                            .field("number", Long.toString(session.number()))
                            .field("user", session.user())
                            .field("seconds", Long.toString(lasted.toSeconds()))
                            .field("in", CodeOrigin.of(trace)));
        }
    }
}
