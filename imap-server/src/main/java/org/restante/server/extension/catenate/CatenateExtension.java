package org.restante.server.extension.catenate;

import org.restante.protocol.command.AppendData;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;

/** Adds CATENATE to the forms of a message, with stretches of octets in its URLs (RFC 5550 section 5.7). */
public final class CatenateExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability("CATENATE", parts -> {
            parts.grammar().add(AppendData.class, "CATENATE", Catenate::parse);
            parts.capability("URL-PARTIAL", ranges -> {});
        });
    }
}
