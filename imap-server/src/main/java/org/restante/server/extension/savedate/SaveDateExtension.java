package org.restante.server.extension.savedate;

import org.restante.protocol.command.FetchItem;
import org.restante.protocol.command.SearchKey;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;

/** Adds the FETCH item SAVEDATE, and SEARCH keys for it (RFC 8514). */
public final class SaveDateExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability("SAVEDATE", parts -> {
            parts.grammar().add(FetchItem.class, "SAVEDATE", in -> new SaveDate());
            parts.grammar().add(SearchKey.class, "SAVEDATESUPPORTED", in -> new SaveDateSupported());
            for (Saved.When when : Saved.When.values()) {
                parts.grammar().add(SearchKey.class, when.name(), in -> Saved.parse(in, when));
            }
        });
    }
}
