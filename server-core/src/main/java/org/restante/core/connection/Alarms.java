package org.restante.core.connection;

import java.time.Duration;
import java.util.Set;

/**
 * Wakes the sessions that have waited long enough. One thread looks at all of them now and then, since a timer for each
 * wait would cost a session more than what it waits for; nobody minds a tenth of a second. Less often it looks for sessions
 * that wait for nothing and do not get on.
 */
final class Alarms implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final LiveSessions sessions;
    private final Duration patience;
    private final Thread thread;

    /**
     * Starts the thread.
     *
     * @param sessions whom it wakes
     * @param patience after how long the log tells of a session that does not get on
     */
    Alarms(String protocol, LiveSessions sessions, Duration patience) {
        this.sessions = sessions;
        this.patience = patience;
        thread = Thread.ofPlatform().name(protocol + "-alarms").daemon().start(this::run);
    }

    private void run() {
        Set<Inbox> waiting = sessions.inboxes();
        Watchdog watchdog = new Watchdog(patience);
        Duration between = patience.dividedBy(10);
        long lookAt = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                long now = System.nanoTime();
                waiting.forEach(inbox -> inbox.wakeIfDue(now));
                if (now - lookAt >= 0) {
                    watchdog.look(waiting);
                    lookAt = now + between.toNanos();
                    sessions.sample(now);
                }
            }
        } catch (InterruptedException closed) {
            // The thread is not needed any more.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
