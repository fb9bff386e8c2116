package org.restante.protocol.command;

import java.util.List;
import java.util.Optional;
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

    /** Returns what UNCHANGEDSINCE says, if it is one of these. */
    static Optional<ModSeq> unchangedSince(List<StoreModifier> modifiers) {
        return modifiers.stream()
                .filter(UnchangedSince.class::isInstance)
                .map(modifier -> ((UnchangedSince) modifier).modSeq())
                .findFirst();
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
