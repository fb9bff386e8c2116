package org.restante.server.extension.urlauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * RESETKEY: takes back what was authorized (RFC 4467 section 7).
 *
 * @param mailbox of which mailbox; without it, of all of them
 * @param mechanisms by which mechanisms; none is INTERNAL
 */
record ResetKey(Optional<MailboxName> mailbox, List<String> mechanisms) implements ExtensionCommand {
    ResetKey {
        mechanisms = List.copyOf(mechanisms);
    }

    // resetkey = "RESETKEY" [SP mailbox *(SP mechanism)]
    static ResetKey parse(ImapReader in) throws ImapSyntaxException {
        if (in.atEnd()) {
            return new ResetKey(Optional.empty(), List.of());
        }
        in.sp();
        MailboxName mailbox = in.mailbox();
        List<String> mechanisms = new ArrayList<>();
        while (!in.atEnd()) {
            in.sp();
            mechanisms.add(in.atom());
        }
        return new ResetKey(Optional.of(mailbox), mechanisms);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("RESETKEY");
        mailbox.ifPresent(name -> out.sp().mailbox(name));
        mechanisms.forEach(mechanism -> out.sp().raw(mechanism));
    }
}
