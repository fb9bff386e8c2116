/** Commands about the connection itself: CAPABILITY, NOOP, LOGOUT, ID, ENABLE, STARTTLS, IDLE. */
package org.restante.server.command.session;
