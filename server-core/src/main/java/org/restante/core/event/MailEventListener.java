package org.restante.core.event;

/**
 * Hears what happens. It is called by one thread, its own, with one event at a time: those of one session in the order in
 * which they happened, those of different sessions in any. It may take its time: nobody waits for it. What it cannot keep up
 * with is kept for it as far as {@link EventSettings} allow; what happens beyond that it is not told of, and of that it is
 * told ({@link MailEvent.Lost}). What it throws is logged, and it is told of the next event.
 */
@FunctionalInterface
public interface MailEventListener {
    /** Takes note of an event. */
    void on(MailEvent event);
}
