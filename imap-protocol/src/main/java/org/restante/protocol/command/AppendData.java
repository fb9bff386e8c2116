package org.restante.protocol.command;

import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** How the octets of a message come with APPEND: {@code append-data} (RFC 4466 section 3). */
public sealed interface AppendData extends Encodable permits AppendData.Plain, ExtensionAppendData {
    /** Returns the literal that holds them. */
    StreamedLiteral literal();

    /** Reads what stands behind the octets and still belongs to the message. */
    default void parseEnd(ImapReader in) throws ImapSyntaxException {}

    /** A literal and nothing else: {@code literal / literal8}. */
    record Plain(StreamedLiteral literal) implements AppendData {
        @Override
        public void encode(ImapWriter out) {
            out.raw(literal.kind() == LiteralKind.BINARY ? "~" : "").literalHeader(literal.size(), literal.style());
        }
    }

    // append-data = literal / literal8 / append-data-ext; append-data-ext = tagged-ext
    static AppendData parse(ImapReader in) throws ImapSyntaxException {
        return in.peek() < 0 ? new Plain(literal(in)) : Lists.extension(in, AppendData.class, in.atom());
    }

    private static StreamedLiteral literal(ImapReader in) throws ImapSyntaxException {
        StreamedLiteral literal = in.streamedLiteral();
        if (literal.kind() == LiteralKind.BINARY && !in.grammar().has(AppendData.class, "LITERAL8")) {
            throw new ImapSyntaxException("Literal expected");
        }
        return literal;
    }
}
