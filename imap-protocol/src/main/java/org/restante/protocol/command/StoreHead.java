package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** What STORE says before it names what to change. */
record StoreHead(Numbering numbering, SequenceSet messages, List<StoreModifier> modifiers) {
    // SP sequence-set [store-modifiers] SP; store-modifiers = SP "(" store-modifier *(SP store-modifier) ")"
    static StoreHead parse(ImapReader in, Numbering numbering) throws ImapSyntaxException {
        in.sp();
        SequenceSet messages = in.sequenceSet();
        in.sp();
        List<StoreModifier> modifiers = List.of();
        if (in.peek() == '(') {
            modifiers = Lists.parse(in, StoreModifier::parse);
            in.sp();
        }
        return new StoreHead(numbering, messages, modifiers);
    }

    void encode(ImapWriter out) {
        out.raw(numbering.prefix()).raw("STORE ").sequenceSet(messages);
        Lists.encodeParameters(out, modifiers);
        out.sp();
    }
}
