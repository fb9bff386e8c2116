package org.restante.server.extension.sort;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.mailbox.Expunges;
import org.restante.server.search.SearchRequest;
import org.restante.server.search.SearchResult;
import org.restante.server.search.Searches;

/** SORT and UID SORT (RFC 5256), their criteria, and what they return (RFC 5267 section 3). */
public final class SortExtension implements ImapExtension {
    private static final List<CoreSortKey> DISPLAY = List.of(CoreSortKey.DISPLAYFROM, CoreSortKey.DISPLAYTO);

    @Override
    public void register(Registry.Builder registry) {
        registry.grammar().reads(SortKey.class); // hidden or not: who adds to it is not to blame for that
        registry.capability("SORT", SortExtension::sort);
    }

    private static void sort(Registry.Builder registry) {
        for (CoreSortKey key : CoreSortKey.values()) {
            if (!DISPLAY.contains(key)) {
                registry.grammar().add(SortKey.class, key.word(), in -> key);
            }
        }
        registry.capability(
                "SORT=DISPLAY",
                parts -> DISPLAY.forEach(key -> parts.grammar().add(SortKey.class, key.word(), in -> key)));
        registry.capability("ESORT", parts -> {});
        Sort.Form form = registry.isHidden("ESORT") ? Sort.Form.PLAIN : Sort.Form.EXTENDED;
        // RFC 5256 section 3: no EXPUNGE during SORT, but during UID SORT.
        command(registry, "SORT", Expunges.FORBIDDEN, Numbering.SEQUENCE, form);
        command(registry, "UID SORT", Expunges.ALLOWED, Numbering.UID, form);
    }

    private static void command(
            Registry.Builder registry, String name, Expunges expunges, Numbering numbering, Sort.Form form) {
        registry.command(new CommandSpec<>(
                name, Set.of(State.SELECTED), expunges, in -> Sort.parse(in, numbering, form), SortExtension::handle));
    }

    private static Completion handle(Sort command, Session session) throws ImapSyntaxException {
        for (SortCriterion criterion : command.criteria()) {
            criterion.key().check(command.key());
        }
        SearchResult result = Searches.run(
                new SearchRequest(
                        command.numbering(),
                        command.returns(),
                        command.key(),
                        Optional.of(new SortProgram(command.criteria()))),
                session);
        if (command.returns().isPresent()) {
            Searches.answerExtended(result);
        } else {
            result.write("SORT");
        }
        return Completion.ok("Sorted");
    }
}
