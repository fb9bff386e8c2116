package org.restante.server.engine;

import java.time.Duration;

/**
 * After which time a client hears how far its command has come (RFC 9585), and again after twice as long.
 *
 * @param first zero for a word at every step, which is for tests
 */
public record ProgressInterval(Duration first) {
    /** What issue and RFC have in common: 5 seconds, and then every 10. */
    public static final ProgressInterval DEFAULT = new ProgressInterval(Duration.ofSeconds(5));

    public ProgressInterval {
        if (first.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
    }
}
