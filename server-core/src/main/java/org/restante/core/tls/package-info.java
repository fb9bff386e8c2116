/**
 * Certificates and what TLS is allowed to be. Start at {@link org.restante.core.tls.Certificates}, which reads PEM files,
 * or {@link org.restante.core.tls.SelfSigned}, which makes them on the first start; {@link
 * org.restante.core.tls.TlsSettings} is what the transport takes.
 */
package org.restante.core.tls;
