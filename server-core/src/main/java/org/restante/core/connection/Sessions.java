package org.restante.core.connection;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.restante.sasl.Identity;

/** Who is connected, held against the limits on connections. */
public final class Sessions {
    private final ConnectionLimits limits;
    private final Map<Inbox, InetAddress> unauthenticated = new LinkedHashMap<>(); // the oldest first
    private final Map<Inbox, UserAt> users = new HashMap<>();
    private final Map<Object, Integer> counts = new HashMap<>(); // by address before login, by UserAt after

    private record UserAt(String user, InetAddress address) {}

    /** Makes an empty list. */
    public Sessions(ConnectionLimits limits) {
        this.limits = limits;
    }

    /**
     * Lets a client in. If there are too many that have not logged in, the one that has taken longest is shown out; if too
     * many of them come from one address, this one is.
     *
     * @return why it is not let in, if it is not
     */
    synchronized Optional<SessionEnded> admit(Inbox inbox, InetAddress address) {
        if (counts.getOrDefault(address, 0) >= limits.unauthenticatedPerAddress()) {
            return Optional.of(SessionEnded.bye("[LIMIT] Too many connections from your address"));
        }
        if (unauthenticated.size() >= limits.unauthenticated()) {
            Iterator<Inbox> eldest = unauthenticated.keySet().iterator();
            Inbox shownOut = eldest.next();
            leave(shownOut);
            shownOut.end(SessionEnded.bye("[UNAVAILABLE] Too many connections"));
        }
        unauthenticated.put(inbox, address);
        counts.merge(address, 1, Integer::sum);
        return Optional.empty();
    }

    /** Counts a client as a user, unless that user has too many sessions from its address. */
    public synchronized boolean login(Inbox inbox, InetAddress address, Identity identity) {
        UserAt user = new UserAt(identity.authorizationId().value(), address);
        if (counts.getOrDefault(user, 0) >= limits.sessionsPerUser()) {
            return false;
        }
        leave(inbox);
        users.put(inbox, user);
        counts.merge(user, 1, Integer::sum);
        return true;
    }

    /**
     * Counts a user as a client that nobody knows, who was let in once.
     *
     * @return why it cannot stay, if it cannot
     */
    public synchronized Optional<SessionEnded> logout(Inbox inbox, InetAddress address) {
        leave(inbox);
        return admit(inbox, address);
    }

    /** Forgets a client that has gone. */
    synchronized void leave(Inbox inbox) {
        Optional<Object> counted = Optional.<Object>ofNullable(unauthenticated.remove(inbox))
                .or(() -> Optional.ofNullable(users.remove(inbox)));
        counted.ifPresent(key -> counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1));
    }

    /** Returns how many clients are connected. */
    public synchronized int size() {
        return unauthenticated.size() + users.size();
    }
}
