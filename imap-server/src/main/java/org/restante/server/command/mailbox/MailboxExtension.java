package org.restante.server.command.mailbox;

import java.util.Set;
import org.restante.protocol.command.Close;
import org.restante.protocol.command.Create;
import org.restante.protocol.command.Delete;
import org.restante.protocol.command.Examine;
import org.restante.protocol.command.Namespace;
import org.restante.protocol.command.Rename;
import org.restante.protocol.command.Select;
import org.restante.protocol.command.Status;
import org.restante.protocol.command.Subscribe;
import org.restante.protocol.command.Unselect;
import org.restante.protocol.command.Unsubscribe;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.State;
import org.restante.server.mailbox.SelectedView;

/** Registers the commands about mailboxes as a whole, and the capabilities that they are made of. */
public final class MailboxExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.announce("NAMESPACE")
                .announce("UNSELECT")
                .announce("STATUS=SIZE")
                .announceAll(AppendLimit::announcement)
                .enableable(Capabilities.CONDSTORE)
                .enableable(Capabilities.QRESYNC)
                .command(new CommandSpec<>(
                        "SELECT",
                        State.LOGGED_IN,
                        Select::parse,
                        (select, session) -> SelectHandler.handle(select, session, SelectedView.Access.READ_WRITE)))
                .command(new CommandSpec<>(
                        "EXAMINE",
                        State.LOGGED_IN,
                        Examine::parse,
                        (examine, session) -> SelectHandler.handle(examine, session, SelectedView.Access.READ_ONLY)))
                .command(new CommandSpec<>("UNSELECT", Set.of(State.SELECTED), Unselect::parse, CloseHandler::unselect))
                .command(new CommandSpec<>("CLOSE", Set.of(State.SELECTED), Close::parse, CloseHandler::close))
                .command(new CommandSpec<>("CREATE", State.LOGGED_IN, Create::parse, TreeHandlers::create))
                .command(new CommandSpec<>("DELETE", State.LOGGED_IN, Delete::parse, TreeHandlers::delete))
                .command(new CommandSpec<>("RENAME", State.LOGGED_IN, Rename::parse, TreeHandlers::rename))
                .command(new CommandSpec<>("SUBSCRIBE", State.LOGGED_IN, Subscribe::parse, TreeHandlers::subscribe))
                .command(new CommandSpec<>(
                        "UNSUBSCRIBE", State.LOGGED_IN, Unsubscribe::parse, TreeHandlers::unsubscribe))
                .command(new CommandSpec<>("STATUS", State.LOGGED_IN, Status::parse, StatusHandler::handle))
                .command(new CommandSpec<>("NAMESPACE", State.LOGGED_IN, Namespace::parse, Namespaces::handle));
    }
}
