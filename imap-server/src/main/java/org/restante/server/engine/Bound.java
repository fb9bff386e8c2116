package org.restante.server.engine;

import java.util.Optional;
import org.restante.protocol.command.Command;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;

/** A command that was parsed, together with what carries it out. */
record Bound<C extends Command>(CommandSpec<C> spec, C command) {
    static <C extends Command> Bound<C> parse(CommandSpec<C> spec, ImapReader in) throws ImapSyntaxException {
        return new Bound<>(spec, spec.parser().parse(in));
    }

    Completion run(Session session) throws ImapSyntaxException {
        Optional<Completion> instead = session.server()
                .registry()
                .policy(CommandCheck.class)
                .flatMap(check -> check.instead(command, session));
        if (instead.isPresent()) {
            return instead.get();
        }
        Completion completion = spec.handler().handle(command, session);
        session.completed(command, completion);
        return completion;
    }
}
