/**
 * COMPRESS=DEFLATE (RFC 4978). The command is here; what the octets go through is the session's: {@code Inflation} and {@code
 * Deflation} in {@link org.restante.server.engine}, on its own thread, above TLS.
 */
package org.restante.server.extension.compress;
