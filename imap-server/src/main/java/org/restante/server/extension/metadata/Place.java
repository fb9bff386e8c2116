package org.restante.server.extension.metadata;

import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** What an annotation is about. "An empty string is used for the mailbox name to signify server annotations." */
record Place(Optional<MailboxName> mailbox) {
    static final Place SERVER = new Place(Optional.empty());

    static Place parse(ImapReader in) throws ImapSyntaxException {
        ImapReader.Mark start = in.mark();
        if (in.mailboxPrefix().isEmpty()) {
            return SERVER;
        }
        in.reset(start);
        return new Place(Optional.of(in.mailbox()));
    }

    void encode(ImapWriter out) {
        mailbox.ifPresentOrElse(out::mailbox, () -> out.raw("\"\""));
    }
}
