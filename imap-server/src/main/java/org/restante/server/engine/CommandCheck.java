package org.restante.server.engine;

import java.util.Optional;
import org.restante.protocol.command.Command;

/** What looks at every command before it is carried out, where an extension sets it as a policy. */
@FunctionalInterface
public interface CommandCheck {
    /** Returns how the command ends without having been carried out, if it does. */
    Optional<Completion> instead(Command command, Session session);
}
