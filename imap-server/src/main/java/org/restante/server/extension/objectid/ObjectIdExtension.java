package org.restante.server.extension.objectid;

import org.restante.protocol.command.FetchItem;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.StatusItem;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.MailboxId;
import org.restante.protocol.response.ResponseCode;
import org.restante.protocol.response.StatusResponse;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SelectedView;

/** Adds MAILBOXID, EMAILID and THREADID (RFC 8474). */
public final class ObjectIdExtension implements ImapExtension {
    @Override
    public void register(Registry.Builder registry) {
        registry.capability("OBJECTID", parts -> {
            parts.created(ObjectIdExtension::created);
            parts.describeSelected(ObjectIdExtension::selected);
            parts.grammar().add(StatusItem.class, "MAILBOXID", in -> new MailboxIdItem());
            for (MessageId id : MessageId.values()) {
                parts.grammar().add(FetchItem.class, id.name(), in -> new MessageIdItem(id));
                parts.grammar().add(SearchKey.class, id.name(), in -> MessageIdKey.parse(in, id));
            }
        });
    }

    // RFC 8474 section 4.1
    private static ResponseCode created(Session session, MailboxName name) {
        try (OpenMailboxes.Lease lease = session.server().mailboxes().open(session.account(), name)) {
            return new MailboxId(lease.index().id().value());
        }
    }

    // RFC 8474 section 4.2
    private static void selected(Session session, SelectedView view) {
        session.say(StatusResponse.ok(new MailboxId(view.index().id().value()), "Mailbox"));
    }
}
