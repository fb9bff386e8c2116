package org.restante.core.proxy;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What a header says of the client behind a proxy.
 *
 * @param address where it comes from; empty if the connection is the proxy's own (LOCAL), or of a kind that has no IP address
 * @param tls how it is protected as far as the proxy, if it is
 */
public record ProxiedClient(Optional<InetSocketAddress> address, Optional<ProxiedTls> tls) {
    /** The proxy itself, which looks whether the server is well. */
    static final ProxiedClient NOBODY = new ProxiedClient(Optional.empty(), Optional.empty());
}
