package org.restante.server.access;

import java.util.function.Predicate;
import org.restante.protocol.command.MailboxFilter;
import org.restante.protocol.model.MailboxName;
import org.restante.store.MailboxEntry;

/** Which mailboxes of a user a filter means (RFC 5465 section 6; RFC 7377 section 2.2). */
public final class MailboxFilters {
    private MailboxFilters() {}

    /** Returns what tells whether a mailbox is meant; the selected one is known to the session alone, and none here. */
    public static Predicate<MailboxEntry> of(MailboxFilter filter, VisibleAccount account) {
        return switch (filter) {
            case MailboxFilter.Word word -> of(word, account);
            case MailboxFilter.Named named ->
                entry -> named.mailboxes().stream().anyMatch(name -> isMeant(entry.name(), named.depth(), name));
        };
    }

    private static Predicate<MailboxEntry> of(MailboxFilter.Word word, VisibleAccount account) {
        return switch (word) {
            case SELECTED, SELECTED_DELAYED -> entry -> false;
            // RFC 5465 section 6.3: mail may be delivered into any of them, and a server that cannot tell into which
            // "MUST treat "inboxes" as equivalent to "personal""
            case INBOXES, PERSONAL -> entry -> account.isPersonal(entry.name());
            case SUBSCRIBED -> MailboxEntry::subscribed;
        };
    }

    private static boolean isMeant(MailboxName mailbox, MailboxFilter.Depth depth, MailboxName name) {
        return mailbox.equals(name)
                || switch (depth) {
                    case MAILBOXES -> false;
                    case SUBTREE_ONE -> mailbox.parent().filter(name::equals).isPresent();
                    case SUBTREE -> mailbox.isBelow(name);
                };
    }
}
