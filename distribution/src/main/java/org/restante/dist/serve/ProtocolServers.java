package org.restante.dist.serve;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.restante.core.ProtocolServer;
import org.restante.core.connection.TlsOffer;
import org.restante.core.transport.Endpoint;
import org.restante.dist.admin.AdminException;

/** The servers of all protocols, started and stopped together. */
final class ProtocolServers implements AutoCloseable {
    private final List<ProtocolServer> servers;

    @Inject
    ProtocolServers(Set<ProtocolServer> servers) {
        this.servers = List.copyOf(servers);
    }

    /**
     * Has each of them listen.
     *
     * @throws AdminException if one of the addresses cannot be had
     */
    void start() {
        for (ProtocolServer server : servers) {
            start(server);
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
