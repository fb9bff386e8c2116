package org.restante.core.proxy;

/**
 * TLS between the client and the proxy, as the proxy tells of it.
 *
 * @param version the protocol's version as Java names it, {@code TLSv1.3} say
 * @param cipher the cipher suite, if the proxy has told, and "unknown" else
 */
public record ProxiedTls(String version, String cipher) {}
