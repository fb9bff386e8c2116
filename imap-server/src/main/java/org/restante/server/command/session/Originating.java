package org.restante.server.command.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.restante.core.ban.Network;
import org.restante.protocol.command.Id;
import org.restante.server.engine.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For whom a proxy or a webmail server has connected, as it says with ID before the login: the fields {@code x-originating-ip}
 * and {@code x-originating-port}, which Dovecot's proxy and Roundcube send. RFC 2971 section 1 has servers do nothing by what ID
 * says, since any client may say anything: it is an operator who departs from that, for those whom the operator trusts.
 */
final class Originating {
    private static final Logger LOG = LoggerFactory.getLogger(Originating.class);
    private static final String ADDRESS = "x-originating-ip";
    private static final String PORT = "x-originating-port";
    private static final int MAX_PORT = 65_535;

    private Originating() {}

    /** Returns whether a field is one of these. */
    static boolean isField(String name) {
        return name.equalsIgnoreCase(ADDRESS) || name.equalsIgnoreCase(PORT);
    }

    /**
     * Takes note of it, from those who are trusted and before the login; passes over it from everybody else.
     *
     * @throws org.restante.core.connection.SessionEnded with BYE if that client is not let in
     */
    static void take(Session session, Id id) {
        List<String> addresses = values(id, ADDRESS);
        if (addresses.isEmpty()
                || session.identity().isPresent()
                || !session.connection().isTrusted()) {
            return;
        }
        Optional<InetSocketAddress> client = client(addresses, values(id, PORT));
        if (client.isPresent()) {
            LOG.info("{} has connected for {}", session.connection().peer(), client.get());
            session.madeFor(client.get());
        } else {
            LOG.warn(
                    "{} has connected for a client at an address that is none, and counts for itself: {}",
                    session.connection().peer(),
                    ClientName.printable(String.join(", ", addresses) + " " + String.join(", ", values(id, PORT))));
        }
    }

    // RFC 2971 section 3.3: names of fields are not case-sensitive, and a field comes once.
    private static List<String> values(Id id, String name) {
        return id.fields().entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .flatMap(field -> field.getValue().stream())
                .toList();
    }

    private static Optional<InetSocketAddress> client(List<String> addresses, List<String> ports) {
        Optional<Integer> port =
                ports.isEmpty() ? Optional.of(0) : Optional.of(ports).flatMap(Originating::port);
        if (addresses.size() != 1 || port.isEmpty()) {
            return Optional.empty();
        }
        return Network.literal(addresses.getFirst())
                .filter(Originating::isElsewhere)
                .map(address -> new InetSocketAddress(address, port.get()));
    }

    // Nobody connects from such an address to another machine. Bans spare the loopback address, which somebody could
    // make a webmail server say that believes its own clients too much.
    private static boolean isElsewhere(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isLoopbackAddress() && !address.isMulticastAddress();
    }

    private static Optional<Integer> port(List<String> ports) {
        String digits = ports.getFirst();
        boolean number = ports.size() == 1
                && !digits.isEmpty()
                && digits.length() <= 5
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return Optional.empty();
        }
        int port = digits.chars().reduce(0, (value, digit) -> value * 10 + digit - '0');
        return port <= MAX_PORT ? Optional.of(port) : Optional.empty();
    }
}
