package org.restante.server.extension.context;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * CANCELUPDATE: no more about these searches (RFC 5267 section 4.3.5).
 *
 * @param tags those of the commands that asked for updates
 */
record CancelUpdate(List<String> tags) implements ExtensionCommand {
    CancelUpdate {
        tags = List.copyOf(tags);
    }

    // command-select =/ "CANCELUPDATE" 1*(SP quoted)
    static CancelUpdate parse(ImapReader in) throws ImapSyntaxException {
        List<String> tags = new ArrayList<>();
        do {
            in.sp();
            tags.add(in.quoted());
        } while (!in.atEnd());
        return new CancelUpdate(tags);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("CANCELUPDATE");
        tags.forEach(tag -> out.sp().string(tag));
    }
}
