package org.restante.core.transport;

import java.net.InetSocketAddress;
import org.restante.core.connection.TlsOffer;

/**
 * Where the server listens, and how connections are protected there.
 *
 * @param address the address; port 0 takes any that is free
 * @param offer none, STARTTLS or TLS from the start
 */
public record Endpoint(InetSocketAddress address, TlsOffer offer) {}
