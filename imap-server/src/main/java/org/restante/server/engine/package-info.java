/**
 * The engine: how a session reads commands, runs them and answers. A {@link org.restante.server.engine.Session} is served
 * by one {@link org.restante.server.engine.CommandLoop} on a virtual thread of its own; what it can do stands in the
 * {@link org.restante.server.engine.Registry}, which extensions fill by the same door as the core.
 *
 * <p>To add a command, write a record with its grammar, a {@link org.restante.server.engine.Handler}, and an {@link
 * org.restante.server.engine.ImapExtension} that registers both.
 */
package org.restante.server.engine;
