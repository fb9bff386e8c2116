package org.restante.core.audit;

import java.net.InetSocketAddress;

/**
 * Whom a line of the audit log is about.
 *
 * @param protocol the protocol's name in small letters, "imap" say
 * @param address where the client comes from
 */
public record Client(String protocol, InetSocketAddress address) {}
