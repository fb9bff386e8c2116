/**
 * Sockets: listeners, reading, back-pressure, TLS. Start at {@link org.restante.core.transport.MinaTransport}; what one
 * connection does is in {@code MinaConnection}.
 *
 * <p>MINA accepts, selects and reads. Two things are ours. Octets go out on the session's own thread, straight into the
 * socket, while nothing is queued ahead of them: a hand-over to the selector's thread and its wake-up cost more than the
 * system call. And TLS is a {@link javax.net.ssl.SSLEngine} of the connection rather than MINA's filter, which queues at
 * most 64 messages, shares two threads between all handshakes, and sends no close_notify.
 */
package org.restante.core.transport;
