/**
 * URLAUTH (RFC 4467) and URLAUTH=BINARY (RFC 5524): URLs of messages that others may fetch, for as long as their owner likes.
 * GENURLAUTH signs them with the key of the mailbox, which RESETKEY changes; {@link
 * org.restante.server.extension.urlauth.Authorization} checks what URLFETCH is given.
 */
package org.restante.server.extension.urlauth;
