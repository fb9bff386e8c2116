/**
 * One client's connection as its protocol sees it: {@link org.restante.core.connection.Inbox} is the way in, {@link
 * org.restante.core.connection.Connection} the way out, and {@link org.restante.core.connection.SessionRunner} runs the
 * code between them. It knows neither sockets nor any protocol.
 */
package org.restante.core.connection;
