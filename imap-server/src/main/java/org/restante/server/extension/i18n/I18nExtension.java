package org.restante.server.extension.i18n;

import java.util.List;
import org.restante.protocol.response.ComparatorResponse;
import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.search.ActiveComparator;
import org.restante.server.search.ActiveComparator.Comparator;

/** i;unicode-casemap for SEARCH, SORT and THREAD (I18NLEVEL=1), and COMPARATOR to choose another one (I18NLEVEL=2). */
public final class I18nExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability("I18NLEVEL=1", parts -> {})
                .capability(
                        "I18NLEVEL=2",
                        parts -> parts.command(new CommandSpec<>(
                                "COMPARATOR", State.LOGGED_IN, ComparatorCommand::parse, I18nExtension::comparator)));
    }

    private static Completion comparator(ComparatorCommand command, Session session) {
        if (command.wanted().isEmpty()) {
            respond(session, List.of());
            return Completion.ok("That is how texts are compared");
        }
        List<Comparator> matching = Comparators.matching(command.wanted());
        if (matching.isEmpty()) {
            return Completion.no(PlainCode.BADCOMPARATOR, "There is no such comparator");
        }
        ActiveComparator.set(session, matching.getFirst());
        respond(session, matching);
        return Completion.ok("That is how texts are compared from now on");
    }

    // RFC 5255 section 4.8: the list "is present only if more than one match is found".
    private static void respond(Session session, List<Comparator> matching) {
        List<String> all = matching.size() > 1
                ? matching.stream().map(known -> known.collation().id()).toList()
                : List.of();
        session.out()
                .respond(new ComparatorResponse(ActiveComparator.of(session).selected(), all));
    }
}
