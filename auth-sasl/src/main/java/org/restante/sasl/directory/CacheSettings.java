package org.restante.sasl.directory;

import java.time.Duration;

/**
 * How verified passwords are remembered.
 *
 * @param entries how many at most, 0 to 1,000,000; 0 remembers none
 * @param lifetime how long after the verification, up to a day
 */
public record CacheSettings(int entries, Duration lifetime) {
    /** 10,000 for two minutes. */
    public static final CacheSettings DEFAULT = new CacheSettings(10_000, Duration.ofMinutes(2));

    /** Nothing is remembered. */
    public static final CacheSettings OFF = new CacheSettings(0, Duration.ZERO);

    /**
     * @throws IllegalArgumentException when a setting is out of range
     */
    public CacheSettings {
        if (entries < 0 || entries > 1_000_000) {
            throw new IllegalArgumentException("0 to 1000000 verified passwords are remembered");
        }
        if (lifetime.isNegative() || lifetime.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a verified password is remembered for up to a day");
        }
    }
}
