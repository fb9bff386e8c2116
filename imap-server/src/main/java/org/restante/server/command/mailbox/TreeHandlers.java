package org.restante.server.command.mailbox;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.restante.protocol.command.Create;
import org.restante.protocol.command.Delete;
import org.restante.protocol.command.Rename;
import org.restante.protocol.command.Subscribe;
import org.restante.protocol.command.Unsubscribe;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.server.access.VisibleAccount;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.Change;
import org.restante.store.access.Right;
import org.restante.store.annotation.Annotations;

/** The commands that change the tree of mailboxes and the subscriptions (RFC 9051 sections 6.3.4 to 6.3.8). */
final class TreeHandlers {
    private TreeHandlers() {}

    static Completion create(Create command, Session session) {
        session.account().create(command.mailbox(), command.uses());
        return session.server()
                .registry()
                .created(session, command.mailbox())
                .map(code -> Completion.ok(code, "Created"))
                .orElseGet(() -> Completion.ok("Created"));
    }

    static Completion delete(Delete command, Session session) {
        session.account().delete(command.mailbox());
        return Completion.ok("Deleted");
    }

    static Completion rename(Rename command, Session session) {
        if (command.from().isInbox()) {
            renameInbox(session, command.to());
        } else {
            session.account().rename(command.from(), command.to());
        }
        return Completion.ok("Renamed");
    }

    // RFC 9051 section 6.3.6: renaming INBOX moves its messages and leaves it empty; mailboxes below it stay.
    private static void renameInbox(Session session, MailboxName to) {
        VisibleAccount account = session.account();
        OpenMailboxes mailboxes = session.server().mailboxes();
        try (OpenMailboxes.Lease inbox = mailboxes.open(account, MailboxName.INBOX)) {
            MailboxIndex from = inbox.index();
            from.guard().require(Right.READ, Right.DELETE_MESSAGES, Right.EXPUNGE); // before anything is made
            account.create(to, Set.of());
            try (OpenMailboxes.Lease target = mailboxes.open(account, to)) {
                UidSet all = from.state().messages().uids();
                if (!all.isEmpty()) {
                    from.commit(new Change.Move(all, target.index().mailbox()));
                }
            }
        }
        account.facet(Annotations.class).ifPresent(annotations -> copyAnnotations(annotations, session, to));
    }

    // RFC 5464 section 4.1: "the annotations are copied from the original INBOX to the renamed mailbox".
    private static void copyAnnotations(Annotations annotations, Session session, MailboxName to) {
        String reader = session.account().user().user();
        SortedMap<String, byte[]> ofInbox = annotations.read(Optional.of(MailboxName.INBOX), reader);
        if (!ofInbox.isEmpty()) {
            annotations.change(Optional.of(to), reader, none -> ofInbox);
        }
    }

    static Completion subscribe(Subscribe command, Session session) {
        session.account().subscribe(command.mailbox());
        return Completion.ok("Subscribed");
    }

    static Completion unsubscribe(Unsubscribe command, Session session) {
        session.account().unsubscribe(command.mailbox());
        return Completion.ok("Unsubscribed");
    }
}
