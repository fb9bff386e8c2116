package org.restante.core.connection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wakes the sessions that have waited long enough. One thread looks at all of them now and then, since a timer for each
 * wait would cost a session more than what it waits for; nobody minds a tenth of a second.
 */
final class Alarms implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Set<Inbox> waiting = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    Alarms(String protocol) {
        thread = Thread.ofPlatform().name(protocol + "-alarms").daemon().start(this::run);
    }

    void add(Inbox inbox) {
        waiting.add(inbox);
    }

    void remove(Inbox inbox) {
        waiting.remove(inbox);
    }

    /** Returns those that are looked at. */
    Set<Inbox> inboxes() {
        return Set.copyOf(waiting);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                long now = System.nanoTime();
                waiting.forEach(inbox -> inbox.wakeIfDue(now));
            }
        } catch (InterruptedException closed) {
            waiting.clear();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
