package org.restante.server.engine;

import java.util.function.Function;

/**
 * Where an extension keeps its part of each session: one constant in the extension, which {@link Session#part} takes.
 *
 * @param type what is kept
 * @param initial makes it for a session that has none yet
 */
public record SessionSlot<T extends SessionPart>(Class<T> type, Function<Session, T> initial) {}
