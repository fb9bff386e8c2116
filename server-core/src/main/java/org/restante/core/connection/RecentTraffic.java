package org.restante.core.connection;

import java.time.Duration;

/**
 * What came in the last minute, or since the start if that is less.
 *
 * @param traffic what came
 * @param over in which time; not zero
 */
public record RecentTraffic(Traffic traffic, Duration over) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Returns a figure of the traffic for a second. */
    public double perSecond(long figure) {
        return figure * NANOS_PER_SECOND / Math.max(1, over.toNanos());
    }
}
