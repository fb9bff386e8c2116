package org.restante.server.engine;

import org.restante.protocol.command.Command;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;

/** Reads the arguments of one kind of command, from after its name to the end of the line. */
@FunctionalInterface
public interface CommandParser<C extends Command> {
    /** Reads them; the engine checks that nothing follows. */
    C parse(ImapReader in) throws ImapSyntaxException;
}
