package org.restante.server.command.list;

import org.restante.protocol.command.ListCommand;
import org.restante.protocol.command.Lsub;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.store.Feature;

/** Registers LIST and LSUB, and the capabilities that they are made of. */
public final class ListExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.announce("CHILDREN")
                .announce("LIST-EXTENDED")
                .announce("LIST-STATUS")
                .announce("SPECIAL-USE", ListExtension::keepsUses)
                .announce("CREATE-SPECIAL-USE", ListExtension::keepsUses)
                .command(new CommandSpec<>("LIST", State.LOGGED_IN, ListCommand::parse, ListHandler::list))
                .command(new CommandSpec<>("LSUB", State.LOGGED_IN, Lsub::parse, LsubHandler::lsub));
    }

    private static boolean keepsUses(Session session) {
        return session.server().store().features().contains(Feature.SPECIAL_USE);
    }
}
