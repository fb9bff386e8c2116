package org.restante.server.engine;

import org.restante.protocol.command.Command;

/** Carries out one kind of command. */
@FunctionalInterface
public interface Handler<C extends Command> {
    /**
     * Carries it out: writes untagged responses to {@link Session#out} and returns how it ended. What it throws is
     * answered in one place: a {@link org.restante.store.StoreException} with its code, a {@link
     * org.restante.protocol.wire.ImapSyntaxException} with BAD, anything else with {@code NO [SERVERBUG]}.
     */
    Completion handle(C command, Session session) throws org.restante.protocol.wire.ImapSyntaxException;
}
