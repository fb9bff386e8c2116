package org.restante.core.login;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.restante.core.audit.AuditEvent;
import org.restante.core.audit.AuditEvent.Way;
import org.restante.core.audit.AuditLog;
import org.restante.core.audit.Client;
import org.restante.core.ban.Bans;
import org.restante.core.connection.Connection;
import org.restante.core.connection.Faults;
import org.restante.core.connection.SessionEnded;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailedLogins;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.SaslNegotiation;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.Step;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.mechanism.Login;
import org.restante.sasl.mechanism.PasswordLogin;
import org.restante.sasl.mechanism.Plain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs clients in: the exchange, the delay after a failure, the ban after many, the line in the audit log. Every protocol's
 * logins go this way.
 */
public final class Logins {
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private static final Step.Failure NOT_HERE = new Step.Failure(FailureReason.UNSUPPORTED);

    private final FailedLogins failures;
    private final Bans bans;

    /** Remembers failures here; one for all protocols, lest a client go on at the next port. */
    public Logins(FailedLogins failures, Bans bans) {
        this.failures = failures;
        this.bans = bans;
    }

    /**
     * What a client logs in to.
     *
     * @param protocol the protocol's name in small letters, for the log
     * @param service the service's name in Kerberos and SASL (RFC 4422 section 4), "imap" say
     * @param hostName the name of this server for its clients
     * @param directory who the users are
     */
    public record Service(String protocol, String service, String hostName, UserDirectory directory) {
        private SaslContext context(Connection connection) {
            return new SaslContext(service, hostName, channel(connection), directory);
        }
    }

    /** Returns what mechanisms may know of a connection. */
    public static ChannelInfo channel(Connection connection) {
        InetAddress peer = connection.peer().getAddress();
        return connection
                .tls()
                .map(tls -> ChannelInfo.secured(peer, new TlsSessionChannel(tls)))
                .orElseGet(() -> ChannelInfo.plain(peer));
    }

    /** Returns the mechanisms to announce to a client, the strongest first; one that cannot say is not announced. */
    public static List<SaslMechanism> offered(Mechanisms mechanisms, Connection connection, UserDirectory directory) {
        List<SaslMechanism> offered = new ArrayList<>();
        ChannelInfo channel = channel(connection);
        for (SaslMechanism mechanism : mechanisms.all()) {
            Faults.contain(LOG, "Mechanism " + mechanism.name(), () -> {
                if (connection.offers(mechanism.name())
                        && mechanism.availability(channel, directory) == Availability.OFFERED) {
                    offered.add(mechanism);
                }
            });
        }
        return offered;
    }

    /**
     * Returns whether the protocol's own commands may take a password, which is whether the listener offers a mechanism that
     * does the same.
     */
    public static boolean takesPasswords(Connection connection) {
        return connection.offers(Plain.NAME) || connection.offers(Login.NAME);
    }

    private static InetAddress address(Connection connection) {
        return connection.remote().getAddress();
    }

    /**
     * Logs in with a name and a password as the protocol's own command sends them.
     *
     * @param command the command's name, for the log
     */
    public LoginOutcome password(Connection connection, Service service, String command, String user, String password) {
        Attempt attempt = attempt(connection, service, command);
        if (!takesPasswords(connection)) {
            return failed(attempt, user, NOT_HERE);
        }
        sleep(failures.remaining(address(connection), user));
        PasswordLogin login = new PasswordLogin(service.context(connection), command);
        try {
            Step step = login.attempt(utf8(user), utf8(password));
            if (step instanceof Step.Success) {
                failures.succeeded(attempt.address(), user);
            }
            return finish(attempt, user, step, Optional.empty(), Optional.empty());
        } catch (DirectoryException trouble) {
            return unavailable(attempt, trouble);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends a challenge and returns the answer, or nothing if the client gives up.
     *
     * @param <E> what the protocol throws if the answer cannot be read
     */
    @FunctionalInterface
    public interface Dialogue<E extends Exception> {
        Optional<byte[]> ask(byte[] challenge) throws E;
    }

    /**
     * Logs in by a mechanism. Who the client claims to be is known to the mechanism alone: failures count by address.
     *
     * @throws E as the dialogue does
     */
    public <E extends Exception> LoginOutcome exchange(
            Connection connection,
            Service service,
            SaslMechanism mechanism,
            Optional<byte[]> initialResponse,
            Dialogue<E> dialogue)
            throws E {
        Attempt attempt = attempt(connection, service, mechanism.name());
        if (!connection.offers(mechanism.name())) {
            return failed(attempt, "", NOT_HERE);
        }
        sleep(failures.remaining(address(connection), ""));
        try (SaslNegotiation negotiation = new SaslNegotiation(mechanism, service.context(connection))) {
            Step step = negotiation.begin(initialResponse);
            while (step instanceof Step.Challenge challenge) {
                Optional<byte[]> answer = dialogue.ask(challenge.octets());
                if (answer.isEmpty()) {
                    return new LoginOutcome.Cancelled();
                }
                step = negotiation.respond(answer.get());
            }
            if (negotiation.trouble().isPresent()) {
                return unavailable(attempt, negotiation.trouble().get());
            }
            if (step instanceof Step.Success && mechanism.strength() > 0) {
                failures.succeeded(attempt.address(), "");
            }
            return finish(attempt, "", step, negotiation.securityLayer(), negotiation.trace());
        }
    }

    private record Attempt(Client client, Way way) {
        void log(AuditEvent event) {
            AuditLog.record(client, event);
        }

        InetAddress address() {
            return client.address().getAddress();
        }
    }

    // Who was banned while connected is shown out at the next attempt, having been told how the last one ended.
    private Attempt attempt(Connection connection, Service service, String mechanism) {
        Optional<String> tls = connection.tls().map(SSLSession::getProtocol);
        Attempt attempt = new Attempt(new Client(service.protocol(), connection.remote()), new Way(mechanism, tls));
        if (bans.isBanned(attempt.address())) {
            attempt.log(new AuditEvent.Refusal("banned", Optional.empty()));
            throw SessionEnded.bye("Too many failed logins from your address");
        }
        return attempt;
    }

    private static LoginOutcome unavailable(Attempt attempt, DirectoryException trouble) {
        LOG.error("The user directory cannot answer", trouble);
        attempt.log(new AuditEvent.Refusal(AuditLog.word(FailureReason.UNAVAILABLE), Optional.empty()));
        return new LoginOutcome.Refused(FailureReason.UNAVAILABLE);
    }

    private LoginOutcome finish(
            Attempt attempt, String claimed, Step outcome, Optional<SecurityLayer> layer, Optional<String> trace) {
        return switch (outcome) {
            case Step.Success success -> {
                attempt.log(new AuditEvent.Login(success.identity(), trace, attempt.way()));
                yield new LoginOutcome.Success(success.identity(), layer);
            }
            case Step.Failure failure -> failed(attempt, claimed, failure);
            case Step.Challenge challenge -> throw new IllegalStateException("a challenge that nobody answered");
        };
    }

    private LoginOutcome failed(Attempt attempt, String claimed, Step.Failure failure) {
        LoginOutcome.Refused refused = new LoginOutcome.Refused(failure.reason());
        if (refused.counts()) {
            attempt.log(new AuditEvent.Failure(failure.reason(), failure.claimed(), failure.detail(), attempt.way()));
            bans.failed(attempt.address()).ifPresent(duration -> attempt.log(new AuditEvent.Ban(duration)));
            sleep(failures.failed(attempt.address(), claimed));
        } else {
            attempt.log(new AuditEvent.Refusal(AuditLog.word(failure.reason()), failure.claimed()));
        }
        return refused;
    }

    private static void sleep(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            throw SessionEnded.bye("Server is shutting down");
        }
    }
}
