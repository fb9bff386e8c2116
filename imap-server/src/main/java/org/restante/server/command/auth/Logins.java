package org.restante.server.command.auth;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.Login;
import org.restante.protocol.response.CapabilityCode;
import org.restante.protocol.response.Condition;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailedLogins;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Identity;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.SaslNegotiation;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.Step;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.mechanism.PasswordLogin;
import org.restante.server.engine.Completion;
import org.restante.server.engine.LoginCheck;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What LOGIN and AUTHENTICATE have in common: the exchange, the delay after a failure, the completion. */
final class Logins {
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final FailedLogins failures;

    Logins(FailedLogins failures) {
        this.failures = failures;
    }

    static ChannelInfo channel(Session session) {
        InetAddress peer = session.connection().remote().getAddress();
        return session.connection()
                .tls()
                .map(tls -> ChannelInfo.secured(peer, new TlsSessionChannel(tls)))
                .orElseGet(() -> ChannelInfo.plain(peer));
    }

    // RFC 9051 section 6.2.3
    Completion login(Login command, Session session) {
        if (!session.isConfidential()) {
            return refusal(FailureReason.PRIVACY_REQUIRED);
        }
        sleep(failures.remaining(address(session), command.user()));
        PasswordLogin login = new PasswordLogin(context(session), "LOGIN");
        try {
            return finish(session, command.user(), login.attempt(utf8(command.user()), utf8(command.password())));
        } catch (DirectoryException trouble) {
            return unavailable(trouble);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a challenge and returns the answer, or nothing if the client gives up. */
    @FunctionalInterface
    interface Dialogue {
        Optional<byte[]> ask(byte[] challenge) throws ImapSyntaxException;
    }

    // RFC 9051 section 6.2.2. Who the client claims to be is known to the mechanism alone: failures count by address.
    Completion authenticate(
            Session session, SaslMechanism mechanism, Optional<byte[]> initialResponse, Dialogue dialogue)
            throws ImapSyntaxException {
        sleep(failures.remaining(address(session), ""));
        try (SaslNegotiation negotiation = new SaslNegotiation(mechanism, context(session))) {
            Step step = negotiation.begin(initialResponse);
            while (step instanceof Step.Challenge challenge) {
                Optional<byte[]> answer = dialogue.ask(challenge.octets());
                if (answer.isEmpty()) {
                    return Completion.bad("Authentication was cancelled");
                }
                step = negotiation.respond(answer.get());
            }
            if (negotiation.trouble().isPresent()) {
                return unavailable(negotiation.trouble().get());
            }
            Completion completion = finish(session, "", step);
            return negotiation
                    .securityLayer()
                    .map(layer -> protect(session, layer, completion))
                    .orElse(completion);
        }
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

    private static SaslContext context(Session session) {
        return new SaslContext(
                "imap",
                session.server().hostName(),
                channel(session),
                session.server().directory());
    }

    private static InetAddress address(Session session) {
        return session.connection().remote().getAddress();
    }

    private static Completion unavailable(DirectoryException trouble) {
        LOG.error("The user directory cannot answer", trouble);
        return refusal(FailureReason.UNAVAILABLE);
    }

    private Completion finish(Session session, String claimed, Step outcome) {
        return switch (outcome) {
            case Step.Success success -> succeeded(session, address(session), claimed, success.identity());
            case Step.Failure failure -> failed(session, address(session), claimed, failure);
            case Step.Challenge challenge -> throw new IllegalStateException("a challenge that nobody answered");
        };
    }

    private Completion succeeded(Session session, InetAddress address, String claimed, Identity identity) {
        failures.succeeded(address, claimed);
        Optional<Completion> instead =
                session.server().registry().policy(LoginCheck.class).flatMap(check -> check.instead(identity));
        if (instead.isPresent() && instead.get().condition() != Condition.OK) {
            return instead.get();
        }
        if (!session.login(identity)) {
            return Completion.no(PlainCode.LIMIT, "Too many sessions of this user");
        }
        LOG.info(
                "{} logged in from {}",
                identity.authorizationId(),
                session.connection().remote());
        if (instead.isPresent()) {
            return instead.get();
        }
        List<String> capabilities = List.copyOf(session.server().registry().capabilities(session));
        return Completion.ok(new CapabilityCode(capabilities), "Logged in");
    }

    private Completion failed(Session session, InetAddress address, String claimed, Step.Failure failure) {
        FailureReason reason = failure.reason();
        Completion refusal = refusal(reason);
        if (reason == FailureReason.UNAVAILABLE || reason == FailureReason.PRIVACY_REQUIRED) {
            return refusal;
        }
        LOG.info(
                "Failed login from {}: {}{}",
                session.connection().remote(),
                reason,
                failure.detail().map(detail -> ", " + detail).orElse(""));
        sleep(failures.failed(address, claimed));
        session.loginFailed();
        return refusal;
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

    private static void sleep(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            throw SessionEnded.bye("Server is shutting down");
        }
    }
}
