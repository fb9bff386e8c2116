package org.restante.dist.serve;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.restante.core.ProtocolServer;
import org.restante.core.connection.TlsOffer;
import org.restante.core.transport.Endpoint;
import org.restante.dist.admin.AdminException;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.SaslMechanism;

/** The servers of all protocols, started and stopped together. */
final class ProtocolServers implements AutoCloseable {
    private final List<ProtocolServer> servers;
    private final Mechanisms mechanisms;

    @Inject
    ProtocolServers(Set<ProtocolServer> servers, Mechanisms mechanisms) {
        this.servers = List.copyOf(servers);
        this.mechanisms = mechanisms;
    }

    /**
     * Has each of them listen.
     *
     * @throws AdminException if one of the addresses cannot be had, or a mechanism is to be offered that there is not
     */
    void start() {
        servers.forEach(this::requireMechanisms);
        for (ProtocolServer server : servers) {
            start(server);
        }
    }

    // A name with a slip in it would keep everybody out.
    private void requireMechanisms(ProtocolServer server) {
        for (Endpoint endpoint : server.endpoints()) {
            for (String name : endpoint.mechanisms()) {
                if (mechanisms.named(name).isEmpty()) {
                    String all = mechanisms.all().stream()
                            .map(SaslMechanism::name)
                            .sorted()
                            .collect(Collectors.joining(", "));
                    throw new AdminException(
                            "there is no mechanism \"" + name + "\" to be offered (" + server.protocol()
                                    + ".mechanisms and " + server.protocol() + "s.mechanisms), only " + all);
                }
            }
        }
    }

    private static void start(ProtocolServer server) {
        try {
            server.start();
        } catch (IOException e) {
            String name = server.protocol();
            List<String> wanted = server.endpoints().stream()
                    .map(endpoint -> ListenAddress.url(endpoint.address()))
                    .toList();
            throw new AdminException(
                    "cannot listen on " + String.join(" and ", wanted) + ": " + e.getMessage() + " (" + name
                            + ".listen and " + name + "s.listen say where)",
                    e);
        }
    }

    List<ProtocolServer> all() {
        return servers;
    }

    /** Returns where they listen. */
    List<String> urls() {
        List<String> urls = new ArrayList<>();
        for (ProtocolServer server : servers) {
            List<Endpoint> endpoints = server.endpoints();
            List<InetSocketAddress> addresses = server.addresses();
            for (int i = 0; i < addresses.size(); i++) {
                String scheme = server.protocol() + (endpoints.get(i).offer() == TlsOffer.IMPLICIT ? "s" : "");
                urls.add(scheme + "://" + ListenAddress.url(addresses.get(i)));
            }
        }
        return urls;
    }

    /** Stops them, the last one that was started first. */
    @Override
    public void close() {
        servers.reversed().forEach(ProtocolServer::close);
    }
}
