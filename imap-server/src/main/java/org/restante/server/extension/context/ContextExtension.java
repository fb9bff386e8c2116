package org.restante.server.extension.context;

import jakarta.inject.Inject;
import java.util.Set;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionSlot;
import org.restante.server.engine.State;

/** Adds UPDATE and CONTEXT to the return options of SEARCH and SORT, and CANCELUPDATE (RFC 5267 section 4). */
public final class ContextExtension implements ImapExtension {
    private final SessionSlot<Contexts> slot;

    @Inject
    ContextExtension(ContextSettings settings) {
        this.slot = new SessionSlot<>(Contexts.class, session -> new Contexts(session, settings));
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.capability("CONTEXT=SEARCH", parts -> {});
        if (!registry.isHidden("SORT") && !registry.isHidden("ESORT")) {
            registry.capability("CONTEXT=SORT", parts -> {});
        }
        if (!(registry.isHidden("CONTEXT=SEARCH") && registry.isHidden("CONTEXT=SORT"))) {
            for (ContextOption.Word word : ContextOption.Word.values()) {
                ContextOption option = new ContextOption(word, slot);
                registry.grammar().add(SearchReturnOption.class, word.name(), in -> option);
            }
            registry.command(
                    new CommandSpec<>("CANCELUPDATE", Set.of(State.SELECTED), CancelUpdate::parse, this::cancel));
        }
    }

    private Completion cancel(CancelUpdate command, Session session) {
        session.part(slot).cancel(command.tags());
        return Completion.ok("No further updates");
    }
}
