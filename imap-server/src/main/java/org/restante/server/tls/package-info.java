/**
 * Certificates and what TLS is allowed to be. Start at {@link org.restante.server.tls.Certificates}, which reads PEM files,
 * or {@link org.restante.server.tls.SelfSigned}, which makes them on the first start; {@link
 * org.restante.server.tls.TlsSettings} is what the transport takes.
 */
package org.restante.server.tls;
