/**
 * What the server does to clients of every kind, over real sockets: slow ones, greedy ones, ones that vanish, many at once.
 * Start at {@link org.restante.server.behaviour.TestServer} and {@link org.restante.server.behaviour.Client}.
 */
package org.restante.server.behaviour;
