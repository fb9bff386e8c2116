package org.restante.protocol.command;

import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.ImapWriter;

/** One of the pieces that a message is put together from (RFC 4469 section 5, {@code cat-part}); mostly there is one. */
public sealed interface AppendPart extends Encodable permits AppendPart.Octets, ExtensionAppendPart {
    /**
     * A literal, whose octets go by as they are.
     *
     * @param literal its announcement
     */
    record Octets(StreamedLiteral literal) implements AppendPart {
        /** Writes the announcement; the octets come next. */
        @Override
        public void encode(ImapWriter out) {
            out.raw(literal.kind() == LiteralKind.BINARY ? "~" : "").literalHeader(literal.size(), literal.style());
        }
    }
}
