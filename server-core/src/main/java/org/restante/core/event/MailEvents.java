package org.restante.core.event;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells listeners what happens. Whoever has something to tell is never made to wait for one of them. */
public final class MailEvents implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final List<ListenerQueue> listeners;

    /**
     * Tells these.
     *
     * @param listeners who wants to hear, by name
     */
    @Inject
    public MailEvents(Map<String, MailEventListener> listeners, EventSettings settings) {
        this.listeners = listeners.entrySet().stream()
                .map(named -> new ListenerQueue(named.getKey(), named.getValue(), settings.queue()))
                .toList();
    }

    /** Tells nobody. */
    public static MailEvents none() {
        return new MailEvents(Map.of(), EventSettings.DEFAULT);
    }

    /** Returns whether anybody wants to hear: if not, events need not be made. */
    public boolean areHeard() {
        return !listeners.isEmpty();
    }

    /** Tells every listener in its own time; returns at once. */
    public void publish(MailEvent event) {
        listeners.forEach(listener -> listener.offer(event));
    }

    /**
     * Tells listeners what waits for them, for five seconds at the most, and nothing afterwards. Need not be called: their
     * threads end by themselves when they have told all there is.
     */
    @Override
    public void close() {
        listeners.forEach(ListenerQueue::end);
        long deadline = System.nanoTime() + LAST_WORDS.toNanos();
        listeners.forEach(listener -> listener.awaitEnd(deadline));
    }
}
