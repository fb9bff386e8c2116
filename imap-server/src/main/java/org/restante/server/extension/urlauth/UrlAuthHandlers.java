package org.restante.server.extension.urlauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.GenUrlAuthResponse;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.UrlMech;
import org.restante.protocol.url.ImapUrl;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.url.ThisServer;
import org.restante.store.ObjectId;
import org.restante.store.key.MailboxKeys;

/** GENURLAUTH and RESETKEY (RFC 4467 section 7). */
final class UrlAuthHandlers {
    private final KeyNotices notices;

    UrlAuthHandlers(KeyNotices notices) {
        this.notices = notices;
    }

    private static MailboxKeys keys(Session session) {
        return session.account()
                .facet(MailboxKeys.class)
                .orElseThrow(() -> new Refusal(PlainCode.CANNOT, "The store keeps no keys"));
    }

    private static void requireInternal(String mechanism) {
        if (!mechanism.equalsIgnoreCase(UrlMech.INTERNAL)) {
            throw new Refusal(PlainCode.CANNOT, "The mechanism here is " + UrlMech.INTERNAL);
        }
    }

    Completion generate(GenUrlAuth command, Session session) throws ImapSyntaxException {
        List<String> urls = new ArrayList<>();
        for (GenUrlAuth.Request request : command.requests()) {
            requireInternal(request.mechanism());
            MailboxName mailbox = checkedMailbox(session, request.rump());
            byte[] key = keys(session).findOrSet(mailbox, Token.newKey());
            urls.add(request.rump() + ":" + UrlMech.INTERNAL + ":" + Token.of(key, request.rump()));
        }
        session.out().respond(new GenUrlAuthResponse(urls));
        return Completion.ok("Authorized");
    }

    // RFC 4467 section 7: what is not valid is answered with BAD.
    private static MailboxName checkedMailbox(Session session, String rump) throws ImapSyntaxException {
        ImapUrl url = ImapUrl.parse(rump);
        if (url.server().isEmpty() || url.server().get().user().isEmpty()) {
            throw new ImapSyntaxException("The URL does not say whose message it is");
        }
        if (url.auth().isEmpty()) {
            throw new ImapSyntaxException("The URL does not say who may fetch it");
        }
        if (url.auth().get().verifier().isPresent()) {
            throw new ImapSyntaxException("The URL is authorized already");
        }
        boolean own = ThisServer.isNamed(session, url.server().get())
                && ThisServer.isOwn(session, url.server().get());
        try (OpenMailboxes.Lease lease = Optional.of(url)
                .filter(wanted -> own)
                .flatMap(wanted -> ThisServer.open(session, wanted))
                .orElseThrow(() -> new ImapSyntaxException("There is no such mailbox"))) {
            if (url.uidValidity()
                    .filter(v -> !v.equals(lease.index().uidValidity()))
                    .isPresent()) {
                throw new ImapSyntaxException("There is no such mailbox");
            }
        }
        return url.mailbox().orElseThrow();
    }

    Completion reset(ResetKey command, Session session) {
        command.mechanisms().forEach(UrlAuthHandlers::requireInternal);
        if (command.mailbox().isEmpty()) {
            keys(session).clear();
            notices.changed(session, mailboxes(session));
            return Completion.ok("All keys removed");
        }
        MailboxName mailbox = command.mailbox().get();
        keys(session).set(mailbox, Token.newKey());
        try (OpenMailboxes.Lease lease = session.server().mailboxes().open(session.account(), mailbox)) {
            notices.changed(session, Set.of(lease.index().id()));
        }
        return Completion.ok(UrlMech.ONLY_INTERNAL, "Another key");
    }

    private static Set<ObjectId> mailboxes(Session session) {
        return session.account().mailboxes().stream()
                .flatMap(entry -> entry.id().stream())
                .collect(Collectors.toSet());
    }
}
