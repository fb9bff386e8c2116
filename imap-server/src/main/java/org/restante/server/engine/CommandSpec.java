package org.restante.server.engine;

import java.util.Set;
import org.restante.protocol.command.Command;
import org.restante.protocol.command.Numbering;
import org.restante.server.mailbox.Expunges;

/**
 * All that the server has to know of a command.
 *
 * @param name its name in upper case; {@code "UID FETCH"} for one with a UID form
 * @param states in which states of the connection it is valid
 * @param expunges whether EXPUNGE may be reported before it completes
 * @param parser reads its arguments
 * @param handler carries it out
 */
public record CommandSpec<C extends Command>(
        String name, Set<State> states, Expunges expunges, CommandParser<C> parser, Handler<C> handler) {
    /** A command during which expunged messages may be reported, like most. */
    public CommandSpec(String name, Set<State> states, CommandParser<C> parser, Handler<C> handler) {
        this(name, states, Expunges.ALLOWED, parser, handler);
    }

    /** Returns whether the command is about messages of the selected mailbox. */
    boolean isAboutMessages() {
        return states.equals(Set.of(State.SELECTED));
    }

    /** Returns what the command names messages by. */
    Numbering numbering() {
        return name.startsWith("UID ") ? Numbering.UID : Numbering.SEQUENCE;
    }
}
