package org.restante.server;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.restante.core.transport.Endpoint;
import org.restante.server.engine.Limits;

/**
 * How a server runs.
 *
 * @param endpoints where it listens; at least one
 * @param hostName what it calls itself to its clients
 * @param limits what a client may cost
 * @param summaryCache how many octets of message summaries are kept in memory
 * @param hiddenCapabilities what clients are neither told of nor allowed, though the server could
 * @param clock what time it is
 */
public record ServerSettings(
        List<Endpoint> endpoints,
        String hostName,
        Limits limits,
        long summaryCache,
        Set<String> hiddenCapabilities,
        Clock clock) {
    /** How many octets of message summaries are kept in memory, unless a setting says otherwise. */
    public static final long DEFAULT_SUMMARY_CACHE = 32L << 20;

    public ServerSettings {
        endpoints = List.copyOf(endpoints);
        hiddenCapabilities = Set.copyOf(hiddenCapabilities);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a server listens somewhere");
        }
    }
}
