package org.restante.core.ban;

import java.time.Duration;

/**
 * When clients are kept out.
 *
 * @param failures how many failed logins of a network it takes; 0 keeps nobody out
 * @param within the time in which they happen; not less than a second, nor more than a day
 * @param duration for how long nobody is let in from there; not less than a second
 * @param allowed who is never kept out
 */
public record BanSettings(int failures, Duration within, Duration duration, Networks allowed) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The longest ban. */
    public static final Duration LONGEST = Duration.ofDays(365);

    /** 30 failures within 10 minutes cost 10 minutes; this machine is never kept out. */
    public static final BanSettings DEFAULT =
            new BanSettings(30, Duration.ofMinutes(10), Duration.ofMinutes(10), Networks.LOOPBACK);

    /** Checks the ranges. */
    public BanSettings {
        if (failures < 0) {
            throw new IllegalArgumentException("it takes 0 failures or more");
        }
        if (within.compareTo(SHORTEST) < 0 || within.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("failures are counted for a second to a day");
        }
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a ban is for a second to a year");
        }
    }
}
