package org.restante.server;

import java.net.InetSocketAddress;
import org.restante.server.engine.TlsOffer;

/**
 * Where the server listens, and how connections are protected there.
 *
 * @param address the address; port 0 takes any that is free
 * @param offer none, STARTTLS or TLS from the start
 */
public record Endpoint(InetSocketAddress address, TlsOffer offer) {}
