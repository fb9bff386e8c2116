package org.restante.server.extension.notify;

import java.util.List;
import org.restante.server.access.VisibleAccount;
import org.restante.server.extension.metadata.Audience;
import org.restante.store.MailboxEntry;

/** Which annotations a client has asked about (RFC 5465 sections 5.6 and 5.7). */
record MetadataAudience(List<EventGroup> groups, VisibleAccount account) implements Audience {
    MetadataAudience {
        groups = List.copyOf(groups);
    }

    @Override
    public boolean hearsOfServer() {
        return groups.stream().anyMatch(group -> group.events().contains(NotifyEvent.SERVER_METADATA_CHANGE));
    }

    @Override
    public boolean hearsOf(MailboxEntry mailbox) {
        return groups.stream()
                .filter(group -> group.events().contains(NotifyEvent.MAILBOX_METADATA_CHANGE))
                .anyMatch(group -> group.matches(mailbox, account));
    }
}
