package org.restante.server.extension.urlauth;

import java.util.Optional;
import org.restante.protocol.response.UrlMech;
import org.restante.protocol.url.ImapUrl;
import org.restante.protocol.url.UrlAuth;
import org.restante.protocol.url.UrlAuth.Access;
import org.restante.protocol.url.UrlAuth.Verifier;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserRecord;
import org.restante.server.engine.Session;
import org.restante.server.url.ThisServer;
import org.restante.store.Account;
import org.restante.store.StoreException;
import org.restante.store.key.MailboxKeys;

/**
 * Whether a session may fetch what a URL names (RFC 4467 sections 4 and 6). All that is wrong with a URL has the same answer,
 * and takes a proof to be computed, so that nobody learns which users and mailboxes there are.
 */
final class Authorization {
    private static final byte[] NO_KEY = Token.newKey();

    private final UrlAuthSettings settings;

    Authorization(UrlAuthSettings settings) {
        this.settings = settings;
    }

    /**
     * A URL that may be fetched.
     *
     * @param url the URL
     * @param owner whose message it is
     */
    record Granted(ImapUrl url, Account owner) {}

    /** Returns what is granted, or nothing, whatever the reason. */
    Optional<Granted> check(Session session, String text) {
        ImapUrl url;
        try {
            url = ImapUrl.parse(text);
        } catch (ImapSyntaxException e) {
            return Optional.empty();
        }
        Optional<Verifier> verifier = url.auth().flatMap(UrlAuth::verifier);
        if (url.server().isEmpty()
                || !ThisServer.isNamed(session, url.server().get())
                || verifier.filter(v -> v.mechanism().equalsIgnoreCase(UrlMech.INTERNAL))
                        .isEmpty()) {
            return Optional.empty();
        }
        UrlAuth auth = url.auth().orElseThrow();
        Optional<Account> owner = url.server().get().user().flatMap(user -> account(session, user));
        Optional<byte[]> key = owner.flatMap(account -> key(account, url));
        boolean proven = Token.isValid(
                key.orElse(NO_KEY), rump(text, verifier.get()), verifier.get().token());
        boolean expired = auth.expire()
                .filter(until -> !session.server().clock().instant().isBefore(until))
                .isPresent();
        return proven && key.isPresent() && !expired && mayFetch(session, auth.access())
                ? Optional.of(new Granted(url, owner.orElseThrow()))
                : Optional.empty();
    }

    // RFC 4467 section 6: what was signed is the text before the proof, octet for octet.
    private static String rump(String text, Verifier verifier) {
        return text.substring(
                0,
                text.length() - verifier.mechanism().length() - verifier.token().length() - 2);
    }

    // Only users that there are have accounts: to ask a store for one would make it.
    private static Optional<Account> account(Session session, String user) {
        if (user.equals(ThisServer.user(session))) {
            return Optional.of(session.account());
        }
        try {
            return session.server()
                    .directory()
                    .find(UserName.of(user))
                    .filter(UserRecord::active)
                    .map(known -> session.server().store().account(known.name().value()));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> key(Account account, ImapUrl url) {
        try {
            return account.facet(MailboxKeys.class)
                    .flatMap(keys -> keys.find(url.mailbox().orElseThrow()));
        } catch (StoreException refusal) {
            if (refusal.code() == StoreException.Code.NONEXISTENT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    // RFC 4467 section 4
    private boolean mayFetch(Session session, Access access) {
        String user = ThisServer.user(session);
        return switch (access) {
            case Access.Anonymous everybody -> true;
            case Access.AuthUser known -> !user.equals("anonymous");
            case Access.User named -> named.user().equals(user);
            case Access.Submit submit -> settings.submitters().contains(user);
        };
    }
}
