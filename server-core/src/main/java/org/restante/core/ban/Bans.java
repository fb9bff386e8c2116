package org.restante.core.ban;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.restante.sasl.ClientNetwork;

/**
 * Keeps networks out from which too many logins have failed, until their time is over. The delays of {@link
 * org.restante.sasl.FailedLogins} slow down who guesses at one user; this ends it for who goes through many. It is held in
 * memory, and forgotten when the server stops.
 *
 * <p>Failures are counted in windows: the first one opens a window, and who has not failed often enough when it is over begins
 * anew. At most {@value #MAX_ENTRIES} networks are counted and as many kept out; those that have been quiet for longest make
 * room.
 */
public final class Bans {
    /** How many networks are remembered of each kind. */
    public static final int MAX_ENTRIES = 10_000;

    private final BanSettings settings;
    private final Clock clock;
    private final Map<ClientNetwork, Window> windows = new Bounded<>();
    private final Map<ClientNetwork, Span> banned = new Bounded<>();

    private record Window(Span span, int failures) {}

    // A clock that jumped back would keep a ban for ever: what lies in the future is over, too.
    private record Span(Instant from, Duration length) {
        boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(from.plus(length));
        }
    }

    private static final class Bounded<V> extends LinkedHashMap<ClientNetwork, V> {
        private static final long serialVersionUID = 1L;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientNetwork, V> eldest) {
            return size() > MAX_ENTRIES;
        }
    }

    /** Keeps nobody out yet. */
    public Bans(BanSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns what keeps nobody out, ever. */
    public static Bans none() {
        return new Bans(
                new BanSettings(0, Duration.ofSeconds(1), Duration.ofSeconds(1), Networks.NONE), Clock.systemUTC());
    }

    /**
     * Counts a failed login.
     *
     * @return for how long the network is kept out from now on, if this was one too many
     */
    public synchronized Optional<Duration> failed(InetAddress address) {
        if (settings.failures() == 0 || settings.allowed().contains(address)) {
            return Optional.empty();
        }
        ClientNetwork network = ClientNetwork.of(address);
        Instant now = clock.instant();
        Window before = windows.get(network);
        Window window = before == null || !before.span().contains(now)
                ? new Window(new Span(now, settings.within()), 1)
                : new Window(before.span(), before.failures() + 1);
        if (window.failures() < settings.failures()) {
            windows.put(network, window);
            return Optional.empty();
        }
        windows.remove(network);
        banned.put(network, new Span(now, settings.duration()));
        return Optional.of(settings.duration());
    }

    /** Returns whether clients of that address are kept out now. */
    public synchronized boolean isBanned(InetAddress address) {
        ClientNetwork network = ClientNetwork.of(address);
        Span span = banned.get(network);
        if (span == null) {
            return false;
        }
        if (!span.contains(clock.instant())) {
            banned.remove(network);
            return false;
        }
        return true;
    }
}
