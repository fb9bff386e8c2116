package org.restante.server.extension.preview;

import org.restante.protocol.command.FetchItem;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;

/** Adds the FETCH item PREVIEW (RFC 8970). */
public final class PreviewExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability("PREVIEW", parts -> parts.grammar().add(FetchItem.class, "PREVIEW", Preview::parse));
    }
}
