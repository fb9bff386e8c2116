package org.restante.server.command.message;

import jakarta.inject.Inject;
import java.util.Set;
import org.restante.protocol.command.Append;
import org.restante.protocol.command.AppendData;
import org.restante.protocol.command.Check;
import org.restante.protocol.command.Command;
import org.restante.protocol.command.Copy;
import org.restante.protocol.command.Expunge;
import org.restante.protocol.command.Fetch;
import org.restante.protocol.command.Move;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.Search;
import org.restante.protocol.command.Store;
import org.restante.protocol.command.UidExpunge;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.append.AppendLimits;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Handler;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.State;
import org.restante.server.fetch.FetchHandler;
import org.restante.server.mailbox.Expunges;
import org.restante.server.search.SearchHandler;

/** Registers the commands about messages, each with its UID form, and the capabilities that they are made of. */
public final class MessageExtension implements ImapExtension {
    private static final Set<State> SELECTED = Set.of(State.SELECTED);

    private final AppendLimits limits;

    @Inject
    MessageExtension(AppendLimits limits) {
        this.limits = limits;
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.announce("UIDPLUS")
                .announce("MOVE")
                .announce("ESEARCH")
                .announce("SEARCHRES")
                .announce("BINARY")
                .streamingCommand(
                        new CommandSpec<>("APPEND", State.LOGGED_IN, Append::parse, append(registry)::handle),
                        AppendData.LITERALS)
                .command(new CommandSpec<>("EXPUNGE", SELECTED, Expunge::parse, ExpungeHandler::expunge))
                .command(new CommandSpec<>("UID EXPUNGE", SELECTED, UidExpunge::parse, ExpungeHandler::uidExpunge))
                .command(new CommandSpec<>("CHECK", SELECTED, Check::parse, (check, session) -> Completion.ok("Done")));
        // RFC 9051 section 7.5.1: no EXPUNGE during FETCH, STORE and SEARCH, but during their UID forms.
        both(registry, "FETCH", Expunges.FORBIDDEN, Fetch::parse, FetchHandler::handle);
        both(registry, "STORE", Expunges.FORBIDDEN, Store::parseAny, StoreHandler::handle);
        both(registry, "SEARCH", Expunges.FORBIDDEN, Search::parse, SearchHandler::handle);
        both(registry, "COPY", Expunges.ALLOWED, Copy::parse, CopyHandler::copy);
        both(registry, "MOVE", Expunges.ALLOWED, Move::parse, CopyHandler::move);
    }

    // RFC 3502: where MULTIAPPEND is hidden, APPEND takes one message.
    private AppendHandler append(Registry.Builder registry) {
        registry.capability("MULTIAPPEND", parts -> {});
        return new AppendHandler(registry.isHidden("MULTIAPPEND") ? AppendLimits.ONE : limits);
    }

    @FunctionalInterface
    private interface NumberedParser<C extends Command> {
        C parse(ImapReader in, Numbering numbering) throws ImapSyntaxException;
    }

    private static <C extends Command> void both(
            Registry.Builder registry, String name, Expunges expunges, NumberedParser<C> parser, Handler<C> handler) {
        registry.command(
                new CommandSpec<>(name, SELECTED, expunges, in -> parser.parse(in, Numbering.SEQUENCE), handler));
        registry.command(new CommandSpec<>(
                "UID " + name, SELECTED, Expunges.ALLOWED, in -> parser.parse(in, Numbering.UID), handler));
    }
}
