/**
 * IMAP URLs (RFC 5092), absolute and relative, with authorization (RFC 4467) and stretches of octets (RFC 5550 section 5.7).
 * Start with {@link org.restante.protocol.url.ImapUrl}.
 */
package org.restante.protocol.url;
