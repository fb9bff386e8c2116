package org.restante.server.extension.within;

import org.restante.protocol.command.SearchKey;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;

/** Adds the keys OLDER and YOUNGER (RFC 5032). */
public final class WithinExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability("WITHIN", parts -> {
            for (Within.Side side : Within.Side.values()) {
                parts.grammar().add(SearchKey.class, side.name(), in -> Within.parse(in, side));
            }
        });
    }
}
