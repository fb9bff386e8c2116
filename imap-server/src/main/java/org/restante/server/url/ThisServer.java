package org.restante.server.url;

import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.url.ImapUrl;
import org.restante.protocol.url.UrlServer;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.MailboxEntry;
import org.restante.store.StoreException;

/** Which URLs are those of this server and this user. */
public final class ThisServer {
    private ThisServer() {}

    /** Returns whether a URL names this server by the name that it calls itself; any port is its own. */
    public static boolean isNamed(Session session, UrlServer server) {
        return server.host().equalsIgnoreCase(session.server().hostName());
    }

    /** Returns whether a URL names a user, and that is the one who is logged in. */
    public static boolean isOwn(Session session, UrlServer server) {
        return server.user().filter(user -> user.equals(user(session))).isPresent();
    }

    /** Returns the name of the user who is logged in. */
    public static String user(Session session) {
        return session.identity().orElseThrow().authorizationId().value();
    }

    /**
     * Opens the mailbox that a URL names for the user who is logged in; a relative one is relative to the mailbox that is
     * selected (RFC 4469 section 3). Nothing if there is none.
     */
    public static Optional<OpenMailboxes.Lease> open(Session session, ImapUrl url) {
        boolean foreign = url.server()
                .filter(server -> !isNamed(session, server) || !isOwn(session, server))
                .isPresent();
        Optional<MailboxName> name = foreign ? Optional.empty() : name(session, url);
        try {
            return name.map(there -> session.server().mailboxes().open(session.account(), there));
        } catch (StoreException refusal) {
            if (refusal.code() == StoreException.Code.NONEXISTENT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static Optional<MailboxName> name(Session session, ImapUrl url) {
        if (url.reference() != ImapUrl.Reference.MAILBOX) {
            return url.mailbox();
        }
        Optional<MailboxName> selected = session.selected().flatMap(view -> name(session, view));
        if (url.mailbox().isEmpty()) {
            return selected;
        }
        // RFC 3986 section 5.2.3: it takes the place of the last component.
        Optional<MailboxName> above = selected.flatMap(MailboxName::parent);
        String relative = url.mailbox().get().value();
        return Optional.of(above.map(name -> MailboxName.of(name.value() + MailboxName.DELIMITER + relative))
                .orElse(url.mailbox().get()));
    }

    // It may have been renamed since it was selected.
    private static Optional<MailboxName> name(Session session, SelectedView view) {
        return session.account().mailboxes().stream()
                .filter(entry -> entry.id().filter(view.index().id()::equals).isPresent())
                .map(MailboxEntry::name)
                .findFirst();
    }
}
