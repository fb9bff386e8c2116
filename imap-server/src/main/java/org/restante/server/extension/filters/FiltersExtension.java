package org.restante.server.extension.filters;

import jakarta.inject.Inject;
import org.restante.protocol.command.SearchKey;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.store.Feature;
import org.restante.store.MailStore;

/** Adds FILTER to the keys of SEARCH (RFC 5466), where METADATA can define filters. */
public final class FiltersExtension implements ImapExtension {
    private final MailStore store;

    /** For this store. */
    @Inject
    public FiltersExtension(MailStore store) {
        this.store = store;
    }

    @Override
    public void register(Registry.Builder registry) {
        // Section 3.2: "Any server compliant with this document MUST either implement the METADATA-SERVER (or METADATA)
        // extension, or implement SETMETADATA/GETMETADATA commands."
        if (store.features().contains(Feature.ANNOTATIONS) && !registry.isHidden("METADATA")) {
            registry.capability("FILTERS", parts -> parts.grammar().add(SearchKey.class, "FILTER", Filter::parse));
        }
    }
}
