package org.restante.server.extension.partial;

import org.restante.protocol.command.FetchModifier;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;

/** Adds PARTIAL to the return options of SEARCH and SORT, and to the modifiers of FETCH (RFC 9394). */
public final class PartialExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability(
                "PARTIAL", parts -> parts.grammar().add(FetchModifier.class, "PARTIAL", PartialFetch::parse));
        // RFC 5267 section 4.4 has the return option as well.
        if (!(registry.isHidden("PARTIAL")
                && registry.isHidden("CONTEXT=SEARCH")
                && registry.isHidden("CONTEXT=SORT"))) {
            registry.grammar().add(SearchReturnOption.class, "PARTIAL", PartialResults::parse);
        }
    }
}
