package org.restante.server.extension.utf8;

import java.util.List;
import org.restante.protocol.command.AppendPart;
import org.restante.protocol.command.ExtensionAppendData;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A message with UTF-8 in its header, as clients of RFC 6855 append it (section 4); those of RFC 9755 send a literal as
 * for any other message.
 *
 * @param octets the literal that holds the message
 */
record Utf8Data(AppendPart.Octets octets) implements ExtensionAppendData {
    // append-data =/ utf8-literal
    static Utf8Data parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        return new Utf8Data(AppendPart.Octets.utf8(in));
    }

    @Override
    public List<AppendPart> parts() {
        return List.of(octets);
    }

    @Override
    public void encode(ImapWriter out) {
        octets.encode(out);
    }
}
