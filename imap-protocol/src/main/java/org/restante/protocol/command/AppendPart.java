package org.restante.protocol.command;

import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** One of the pieces that a message is put together from (RFC 4469 section 5, {@code cat-part}); mostly there is one. */
public sealed interface AppendPart extends Encodable permits AppendPart.Octets, ExtensionAppendPart {
    /** What is around a literal. */
    enum Form {
        /** Nothing. */
        ALONE,
        /** {@code UTF8 (~{n}...)}: there may be UTF-8 in the header (RFC 6855 section 4). */
        UTF8
    }

    /**
     * A literal, whose octets go by as they are.
     *
     * @param literal its announcement
     * @param form what is around it
     */
    record Octets(StreamedLiteral literal, Form form) implements AppendPart {
        /** With nothing around it. */
        public Octets(StreamedLiteral literal) {
            this(literal, Form.ALONE);
        }

        /** Reads {@code utf8-literal = "UTF8" SP "(" literal8 ")"} from behind the name up to the literal. */
        public static Octets utf8(ImapReader in) throws ImapSyntaxException {
            in.expect('(');
            StreamedLiteral literal = in.streamedLiteral();
            if (literal.kind() != LiteralKind.BINARY) {
                throw new ImapSyntaxException("Literal with ~ expected");
            }
            return new Octets(literal, Form.UTF8);
        }

        // What stands behind the octets and belongs to them.
        void end(ImapReader in) throws ImapSyntaxException {
            if (form == Form.UTF8) {
                in.expect(')');
            }
        }

        void encodeEnd(ImapWriter out) {
            out.raw(form == Form.UTF8 ? ")" : "");
        }

        /** Writes the announcement; the octets come next. */
        @Override
        public void encode(ImapWriter out) {
            out.raw(form == Form.UTF8 ? "UTF8 (" : "");
            out.raw(literal.kind() == LiteralKind.BINARY ? "~" : "").literalHeader(literal.size(), literal.style());
        }
    }
}
