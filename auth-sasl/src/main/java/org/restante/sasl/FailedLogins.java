package org.restante.sasl;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers failed logins by address and user, and says how long the next answer has to wait: 1 s after the first
 * failure, twice that after each further one, 16 s at most. It never sleeps itself. A pair without a failure for 15
 * minutes, or without room among the 10,000 latest, is forgotten. An IPv6 address stands for its /64 network.
 */
public final class FailedLogins {
    /** The longest delay. */
    public static final Duration MAX_DELAY = Duration.ofSeconds(16);

    /** How many pairs are remembered. */
    public static final int MAX_ENTRIES = 10_000;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int MAX_USER_CHARS = 255;

    private final Clock clock;
    private final Map<Key, Failures> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    private record Key(ClientNetwork network, String user) {}

    private record Failures(Duration delay, Instant last) {}

    /** Reads the time from this clock. */
    public FailedLogins(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a failed login.
     *
     * @param address the client's address
     * @param user the name it tried, as sent
     * @return how long to wait before the failure is told
     */
    public synchronized Duration failed(InetAddress address, String user) {
        Key key = key(address, user);
        Instant now = clock.instant();
        Duration delay = pending(key, now).isZero()
                ? FIRST_DELAY
                : doubled(entries.get(key).delay());
        entries.put(key, new Failures(delay, now));
        return delay;
    }

    /**
     * How much longer another attempt has to wait, after the failures so far: clients that open many connections at once
     * do not get around the delay. Zero for a client that has not failed lately.
     */
    public synchronized Duration remaining(InetAddress address, String user) {
        Key key = key(address, user);
        Instant now = clock.instant();
        Duration delay = pending(key, now);
        if (delay.isZero()) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, entries.get(key).last().plus(delay));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Forgets the failures of a client that has logged in. */
    public synchronized void succeeded(InetAddress address, String user) {
        entries.remove(key(address, user));
    }

    // A clock that jumped back would keep a failure for ever: what lies in the future is forgotten too.
    private Duration pending(Key key, Instant now) {
        Failures failures = entries.get(key);
        if (failures == null) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(failures.last(), now);
        if (age.isNegative() || age.compareTo(MEMORY) > 0) {
            entries.remove(key);
            return Duration.ZERO;
        }
        return failures.delay();
    }

    private static Duration doubled(Duration delay) {
        Duration next = delay.multipliedBy(2);
        return next.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : next;
    }

    private static Key key(InetAddress address, String user) {
        return new Key(ClientNetwork.of(address), user.substring(0, Math.min(user.length(), MAX_USER_CHARS)));
    }
}
