package org.restante.server.extension.utf8;

import java.util.List;
import org.restante.protocol.command.AppendPart;
import org.restante.protocol.command.ExtensionAppendData;
import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A message with UTF-8 in its header, as clients of RFC 6855 append it (section 4); those of RFC 9755 send a literal as
 * for any other message.
 *
 * @param literal the literal that holds the message
 */
record Utf8Data(StreamedLiteral literal) implements ExtensionAppendData {
    /** Reads {@code utf8-literal = "UTF8" SP "(" literal8 ")"} from behind the name up to the literal. */
    static Utf8Data parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        in.expect('(');
        StreamedLiteral literal = in.streamedLiteral();
        if (literal.kind() != LiteralKind.BINARY) {
            throw new ImapSyntaxException("Literal with ~ expected");
        }
        return new Utf8Data(literal);
    }

    @Override
    public List<AppendPart> parts() {
        return List.of(new AppendPart.Octets(literal));
    }

    @Override
    public List<AppendPart> next(ImapReader in) throws ImapSyntaxException {
        in.expect(')');
        return List.of();
    }

    @Override
    public void encodeNext(List<AppendPart> parts, ImapWriter out) {
        out.close();
    }

    @Override
    public void encode(ImapWriter out) {
        new AppendPart.Octets(literal).encode(out.raw("UTF8 ("));
    }
}
