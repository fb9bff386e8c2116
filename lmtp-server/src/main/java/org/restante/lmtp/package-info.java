/**
 * LMTP (RFC 2033), by which a mail transfer agent hands mail over for delivery. {@link org.restante.lmtp.LmtpServer} speaks
 * it; {@link org.restante.lmtp.delivery.Delivery} puts messages into mailboxes, for whoever brings them.
 */
package org.restante.lmtp;
