package org.restante.core.event;

/**
 * How events are told.
 *
 * @param queue how many events may wait for one listener; at least 1
 */
public record EventSettings(int queue) {
    /** What applies unless a program says otherwise. */
    public static final EventSettings DEFAULT = new EventSettings(1024);

    public EventSettings {
        if (queue < 1) {
            throw new IllegalArgumentException("at least one event waits for a listener");
        }
    }
}
