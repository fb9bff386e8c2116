package org.restante.core.transport;

import java.net.InetSocketAddress;
import java.util.Set;
import org.restante.core.ban.Networks;
import org.restante.core.connection.TlsOffer;

/**
 * Where the server listens, and how connections are protected there.
 *
 * @param address the address; port 0 takes any that is free
 * @param offer none, STARTTLS or TLS from the start
 * @param proxies from which networks connections come through a proxy, and have to begin with a header of the PROXY protocol,
 *     version 2, that says who the client is; from all others such a header is an error
 * @param trusted from which networks somebody is believed who says in the protocol itself for whom the connection is made (IMAP:
 *     ID with {@code x-originating-ip}); behind a proxy the address counts that its header has brought
 * @param mechanisms the SASL mechanisms that are offered there, of those that there are; empty for all
 */
public record Endpoint(
        InetSocketAddress address, TlsOffer offer, Networks proxies, Networks trusted, Set<String> mechanisms) {
    /** Copies the mechanisms. */
    public Endpoint {
        mechanisms = Set.copyOf(mechanisms);
    }

    /** Where nobody speaks for others but proxies that send a header. */
    public Endpoint(InetSocketAddress address, TlsOffer offer, Networks proxies, Set<String> mechanisms) {
        this(address, offer, proxies, Networks.NONE, mechanisms);
    }

    /** Where clients connect themselves, and all mechanisms are offered. */
    public Endpoint(InetSocketAddress address, TlsOffer offer) {
        this(address, offer, Networks.NONE, Set.of());
    }

    /** Returns the same with these networks as {@link #trusted}. */
    public Endpoint trusting(Networks networks) {
        return new Endpoint(address, offer, proxies, networks, mechanisms);
    }
}
