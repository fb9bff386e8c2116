package org.restante.core.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restante.core.audit.AuditEvent;
import org.restante.core.audit.AuditLog;
import org.restante.core.ban.Bans;
import org.restante.core.event.MailEvent;
import org.restante.core.event.MailEvents;
import org.restante.sasl.ClientNetwork;
import org.restante.sasl.Identity;

/** Who is connected, held against the limits on connections. */
public final class Sessions {
    private final ConnectionLimits limits;
    private final Bans bans;
    private final MailEvents events;
    private final Set<Inbox> unauthenticated = new LinkedHashSet<>(); // the oldest first
    private final Map<Inbox, UserAt> users = new HashMap<>();
    private final Map<Object, Integer> counts = new HashMap<>(); // by network before login, by UserAt after

    private record UserAt(String user, ClientNetwork network) {}

    /** Whose session cannot go on, and why: for the audit log, and for the client. */
    private record ShownOut(Inbox inbox, String reason, String words) {}

    /**
     * Makes an empty list.
     *
     * @param bans who is not let in, limits or no
     * @param events hears who has logged in
     */
    public Sessions(ConnectionLimits limits, Bans bans, MailEvents events) {
        this.limits = limits;
        this.bans = bans;
        this.events = events;
    }

    /**
     * Lets a client in. If there are too many that have not logged in, the one that has taken longest is shown out; if too
     * many of them come from one address, this one is.
     *
     * @return why it is not let in, if it is not
     */
    Optional<SessionEnded> admit(Inbox inbox) {
        Optional<ShownOut> shownOut = makeRoom(inbox);
        if (shownOut.isEmpty()) {
            return Optional.empty();
        }
        // Nobody waits meanwhile for a log that is slow.
        Inbox other = shownOut.get().inbox();
        AuditLog.record(
                other.activity().origin(), new AuditEvent.Refusal(shownOut.get().reason(), Optional.empty()));
        SessionEnded end = SessionEnded.bye(shownOut.get().words());
        if (other == inbox) {
            return Optional.of(end);
        }
        other.end(end);
        return Optional.empty();
    }

    private synchronized Optional<ShownOut> makeRoom(Inbox inbox) {
        ClientNetwork network = network(inbox);
        if (bans.isBanned(address(inbox))) {
            return shownOut(inbox, "banned", "[UNAVAILABLE] Too many failed logins from your address");
        }
        if (counts.getOrDefault(network, 0) >= limits.unauthenticatedPerAddress()) {
            return shownOut(inbox, "connections-per-address", "[LIMIT] Too many connections from your address");
        }
        Optional<ShownOut> eldest = Optional.empty();
        if (unauthenticated.size() >= limits.unauthenticated()) {
            eldest = shownOut(unauthenticated.iterator().next(), "connections", "[UNAVAILABLE] Too many connections");
            leave(eldest.get().inbox());
        }
        unauthenticated.add(inbox);
        counts.merge(network, 1, Integer::sum);
        return eldest;
    }

    private static Optional<ShownOut> shownOut(Inbox inbox, String reason, String words) {
        return Optional.of(new ShownOut(inbox, reason, words));
    }

    private static InetAddress address(Inbox inbox) {
        return inbox.activity().origin().address().getAddress();
    }

    // Whoever has an IPv6 address has a /64 of them, at least.
    private static ClientNetwork network(Inbox inbox) {
        return ClientNetwork.of(address(inbox));
    }

    /** Counts a client as a user, unless that user has too many sessions from its address. */
    public boolean login(Inbox inbox, Identity identity) {
        UserAt user = new UserAt(identity.authorizationId().value(), network(inbox));
        if (!count(inbox, user)) {
            AuditLog.record(
                    inbox.activity().origin(), new AuditEvent.Refusal("sessions-per-user", Optional.of(user.user())));
            return false;
        }
        inbox.activity().user(Optional.of(user.user()));
        events.publish(new MailEvent.LoggedIn(identity, inbox.activity().origin()));
        return true;
    }

    private synchronized boolean count(Inbox inbox, UserAt user) {
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
    public Optional<SessionEnded> logout(Inbox inbox) {
        leave(inbox);
        inbox.activity().user(Optional.empty());
        inbox.activity().madeForItself();
        return admit(inbox);
    }

    /**
     * Counts one that has not logged in as the client for whom it has made the connection: limits, bans and delays are that
     * client's from here on, and so is what the logs say.
     *
     * @param client where that client is
     * @return why it cannot stay, if it cannot
     */
    public Optional<SessionEnded> madeFor(Inbox inbox, InetSocketAddress client) {
        leave(inbox);
        inbox.activity().madeFor(client);
        return admit(inbox);
    }

    /**
     * Counts one that has not logged in as the other end of the connection again.
     *
     * @return why it cannot stay, if it cannot
     */
    public Optional<SessionEnded> madeForItself(Inbox inbox) {
        leave(inbox);
        inbox.activity().madeForItself();
        return admit(inbox);
    }

    /** Forgets a client that has gone. */
    synchronized void leave(Inbox inbox) {
        Optional<Object> counted =
                unauthenticated.remove(inbox) ? Optional.of(network(inbox)) : Optional.ofNullable(users.remove(inbox));
        counted.ifPresent(key -> counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1));
    }

    /** Returns how many clients are connected. */
    public synchronized int size() {
        return unauthenticated.size() + users.size();
    }
}
