package org.restante.protocol.command;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.wire.ImapWriter;

/**
 * STORE and UID STORE of something that an extension brings (RFC 4466 section 3).
 *
 * @param numbering what the numbers are
 * @param messages what is changed
 * @param modifiers conditions
 * @param attribute what of them, and how
 */
public record ExtendedStore(
        Numbering numbering, SequenceSet messages, List<StoreModifier> modifiers, StoreAttribute attribute)
        implements ExtensionCommand {
    public ExtendedStore {
        modifiers = List.copyOf(modifiers);
    }

    /** Returns the mod-sequence after which a message must not have changed (RFC 7162 section 3.1.3). */
    public Optional<ModSeq> unchangedSince() {
        return StoreModifier.unchangedSince(modifiers);
    }

    @Override
    public void encode(ImapWriter out) {
        new StoreHead(numbering, messages, modifiers).encode(out);
        attribute.encode(out);
    }
}
