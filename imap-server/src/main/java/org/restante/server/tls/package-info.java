/** Certificates and what TLS is allowed to be. Start at {@link org.restante.server.tls.TlsSettings}. */
package org.restante.server.tls;
