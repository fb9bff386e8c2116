package org.restante.server.command.message;

import java.util.List;
import org.restante.protocol.command.Append;
import org.restante.protocol.response.AppendUid;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.append.AppendLimits;
import org.restante.server.append.MessageReception;
import org.restante.server.append.TargetMailbox;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.NewMessage;

/** APPEND (RFC 9051 section 6.3.12), with several messages (RFC 3502): all of them with one commit, or none. */
final class AppendHandler {
    private final AppendLimits limits;

    AppendHandler(AppendLimits limits) {
        this.limits = limits;
    }

    Completion handle(Append command, Session session) throws ImapSyntaxException {
        try (OpenMailboxes.Lease lease = TargetMailbox.open(session, command.mailbox());
                MessageReception reception = new MessageReception(session, lease.index(), limits)) {
            List<NewMessage> messages = reception.receive(command.messages());
            Committed committed = lease.index().commit(new Change.Append(messages));
            if (!session.has("UIDPLUS")) {
                return Completion.ok("Appended");
            }
            return Completion.ok(new AppendUid(lease.index().uidValidity(), committed.target()), "Appended");
        }
    }
}
