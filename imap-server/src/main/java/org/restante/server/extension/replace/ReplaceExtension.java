package org.restante.server.extension.replace;

import java.util.Set;
import org.restante.protocol.command.Numbering;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.State;

/** Adds REPLACE and UID REPLACE (RFC 8508). */
public final class ReplaceExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability(
                "REPLACE", parts -> parts.streamingCommand(spec("REPLACE", Numbering.SEQUENCE), Replace.LITERALS)
                        .streamingCommand(spec("UID REPLACE", Numbering.UID), Replace.LITERALS));
    }

    private static CommandSpec<Replace> spec(String name, Numbering numbering) {
        return new CommandSpec<>(
                name, Set.of(State.SELECTED), in -> Replace.parse(in, numbering), ReplaceHandler::handle);
    }
}
