package org.restante.core.connection;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.restante.core.audit.AuditEvent;
import org.restante.core.audit.AuditLog;
import org.restante.core.audit.Client;
import org.restante.core.ban.Bans;
import org.restante.sasl.Identity;

/** Who is connected, held against the limits on connections. */
public final class Sessions {
    private final ConnectionLimits limits;
    private final Bans bans;
    private final Map<Inbox, Client> unauthenticated = new LinkedHashMap<>(); // the oldest first
    private final Map<Inbox, UserAt> users = new HashMap<>();
    private final Map<Object, Integer> counts = new HashMap<>(); // by address before login, by UserAt after

    private record UserAt(String user, InetAddress address) {}

    /**
     * Makes an empty list.
     *
     * @param bans who is not let in, limits or no
     */
    public Sessions(ConnectionLimits limits, Bans bans) {
        this.limits = limits;
        this.bans = bans;
    }

    /**
     * Lets a client in. If there are too many that have not logged in, the one that has taken longest is shown out; if too
     * many of them come from one address, this one is.
     *
     * @return why it is not let in, if it is not
     */
    synchronized Optional<SessionEnded> admit(Inbox inbox, Client client) {
        InetAddress address = client.address().getAddress();
        if (bans.isBanned(address)) {
            return refused(client, "banned", "[UNAVAILABLE] Too many failed logins from your address");
        }
        if (counts.getOrDefault(address, 0) >= limits.unauthenticatedPerAddress()) {
            return refused(client, "connections-per-address", "[LIMIT] Too many connections from your address");
        }
        if (unauthenticated.size() >= limits.unauthenticated()) {
            Map.Entry<Inbox, Client> eldest =
                    unauthenticated.entrySet().iterator().next();
            leave(eldest.getKey());
            refused(eldest.getValue(), "connections", "[UNAVAILABLE] Too many connections")
                    .ifPresent(eldest.getKey()::end);
        }
        unauthenticated.put(inbox, client);
        counts.merge(address, 1, Integer::sum);
        return Optional.empty();
    }

    private static Optional<SessionEnded> refused(Client client, String reason, String words) {
        AuditLog.record(client, new AuditEvent.Refusal(reason, Optional.empty()));
        return Optional.of(SessionEnded.bye(words));
    }

    /** Counts a client as a user, unless that user has too many sessions from its address. */
    public synchronized boolean login(Inbox inbox, Client client, Identity identity) {
        UserAt user =
                new UserAt(identity.authorizationId().value(), client.address().getAddress());
        if (counts.getOrDefault(user, 0) >= limits.sessionsPerUser()) {
            AuditLog.record(client, new AuditEvent.Refusal("sessions-per-user", Optional.of(user.user())));
            return false;
        }
        leave(inbox);
        users.put(inbox, user);
        inbox.activity().user(Optional.of(user.user()));
        counts.merge(user, 1, Integer::sum);
        return true;
    }

    /**
     * Counts a user as a client that nobody knows, who was let in once.
     *
     * @return why it cannot stay, if it cannot
     */
    public synchronized Optional<SessionEnded> logout(Inbox inbox, Client client) {
        leave(inbox);
        inbox.activity().user(Optional.empty());
        return admit(inbox, client);
    }

    /** Forgets a client that has gone. */
    synchronized void leave(Inbox inbox) {
        Optional<Object> counted = Optional.ofNullable(unauthenticated.remove(inbox))
                .<Object>map(client -> client.address().getAddress())
                .or(() -> Optional.ofNullable(users.remove(inbox)));
        counted.ifPresent(key -> counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1));
    }

    /** Returns how many clients are connected. */
    public synchronized int size() {
        return unauthenticated.size() + users.size();
    }
}
