package org.restante.server.command.auth;

import java.util.List;
import java.util.Optional;
import org.restante.core.audit.AuditEvent;
import org.restante.core.audit.AuditLog;
import org.restante.core.login.LoginOutcome;
import org.restante.core.login.Logins;
import org.restante.core.login.Logins.Dialogue;
import org.restante.core.login.Logins.Service;
import org.restante.protocol.command.Login;
import org.restante.protocol.response.CapabilityCode;
import org.restante.protocol.response.Condition;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Identity;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.SecurityLayer;
import org.restante.server.engine.Completion;
import org.restante.server.engine.LoginCheck;
import org.restante.server.engine.Session;

/** What LOGIN and AUTHENTICATE have in common: what IMAP says of how a login has ended. */
final class ImapLogins {
    private final Logins logins;

    ImapLogins(Logins logins) {
        this.logins = logins;
    }

    // RFC 9051 section 6.2.3
    Completion login(Login command, Session session) {
        return finish(
                session,
                logins.password(session.connection(), service(session), "LOGIN", command.user(), command.password()));
    }

    // RFC 9051 section 6.2.2
    Completion authenticate(
            Session session,
            SaslMechanism mechanism,
            Optional<byte[]> initialResponse,
            Dialogue<ImapSyntaxException> dialogue)
            throws ImapSyntaxException {
        return finish(
                session, logins.exchange(session.connection(), service(session), mechanism, initialResponse, dialogue));
    }

    private static Service service(Session session) {
        return new Service(
                "imap", "imap", session.server().hostName(), session.server().directory());
    }

    private static Completion finish(Session session, LoginOutcome outcome) {
        return switch (outcome) {
            case LoginOutcome.Success success -> {
                Completion completion = succeeded(session, success.identity());
                yield success.layer()
                        .map(layer -> protect(session, layer, completion))
                        .orElse(completion);
            }
            case LoginOutcome.Refused refused -> {
                if (refused.counts()) {
                    session.loginFailed();
                }
                yield refusal(refused.reason());
            }
            case LoginOutcome.Cancelled cancelled -> Completion.bad("Authentication was cancelled");
        };
    }

    private static Completion succeeded(Session session, Identity identity) {
        Optional<Completion> instead =
                session.server().registry().policy(LoginCheck.class).flatMap(check -> check.instead(identity));
        if (instead.isPresent() && instead.get().condition() != Condition.OK) {
            String user = identity.authorizationId().value();
            AuditLog.record(session.activity().origin(), new AuditEvent.Refusal("referral", Optional.of(user)));
            return instead.get();
        }
        if (!session.login(identity)) {
            return Completion.no(PlainCode.LIMIT, "Too many sessions of this user");
        }
        if (instead.isPresent()) {
            return instead.get();
        }
        List<String> capabilities = List.copyOf(session.server().registry().capabilities(session));
        return Completion.ok(new CapabilityCode(capabilities), "Logged in");
    }

    // RFC 9051 section 6.2.2: the layer begins behind the CRLF of the OK, which is why that says nothing of
    // capabilities.
    private static Completion protect(Session session, SecurityLayer layer, Completion completion) {
        if (session.identity().isEmpty()) {
            layer.close();
            return completion;
        }
        session.afterwards(() -> session.protect(layer));
        return Completion.ok("Logged in, protected from here on");
    }

    private static Completion refusal(FailureReason reason) {
        return switch (reason) {
            case MALFORMED -> Completion.bad("The response is not valid");
            case CREDENTIALS_INVALID -> Completion.no(PlainCode.AUTHENTICATIONFAILED, "Wrong user or password");
            case NOT_AUTHORIZED -> Completion.no(PlainCode.AUTHORIZATIONFAILED, "Not allowed to act as that user");
            case EXPIRED -> Completion.no(PlainCode.EXPIRED, "The credentials have expired");
            case DISABLED -> Completion.no(PlainCode.CONTACTADMIN, "The account is closed");
            case PRIVACY_REQUIRED -> Completion.no(PlainCode.PRIVACYREQUIRED, "Not without TLS");
            case UNSUPPORTED -> Completion.no(PlainCode.CANNOT, "No such mechanism here");
            case UNAVAILABLE -> Completion.no(PlainCode.UNAVAILABLE, "Users cannot be checked at the moment");
        };
    }
}
