package org.restante.protocol.command;

import org.restante.protocol.model.ModSeq;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** A modifier of STORE (RFC 4466 section 2.5). */
public sealed interface StoreModifier extends Encodable permits StoreModifier.UnchangedSince, ExtensionStoreModifier {
    /** UNCHANGEDSINCE: only messages that have not changed since (RFC 7162 section 3.1.3). */
    record UnchangedSince(ModSeq modSeq) implements StoreModifier {
        @Override
        public void encode(ImapWriter out) {
            out.raw("UNCHANGEDSINCE ").number(modSeq.value());
        }
    }

    // store-modifier = store-modifier-name [SP store-modif-params] (RFC 4466 section 3)
    static StoreModifier parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.name(in, StoreModifier.class);
        if (name.equals("UNCHANGEDSINCE")) {
            in.sp();
            return new UnchangedSince(in.modSeq());
        }
        return Lists.extension(in, StoreModifier.class, name);
    }
}
