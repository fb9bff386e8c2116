package org.restante.core.audit;

import java.util.Locale;
import java.util.Optional;
import org.restante.core.log.LogLine;
import org.restante.sasl.credential.UserName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each login, failure, refusal and ban, to a logger of its own:
 *
 * <pre>
 * login protocol=imap address=192.0.2.7 port=50123 mechanism=PLAIN tls=TLSv1.3 user=alice
 * failure protocol=pop3 address=192.0.2.7 port=50124 mechanism=PASS tls=none reason=credentials-invalid user="al ice"
 * refusal protocol=imap address=192.0.2.7 port=50125 reason=banned
 * ban protocol=imap address=192.0.2.7 port=50124 seconds=600
 * </pre>
 *
 * Names of fields and reasons do not change between versions, fields may be added at the end. A line holds no password and
 * no SASL payload; what comes from clients is quoted and escaped ({@link LogLine}).
 */
public final class AuditLog {
    /** The logger's name. */
    public static final String LOGGER = "org.restante.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    private AuditLog() {}

    /** Writes a line: what has happened to whom. */
    public static void record(Client client, AuditEvent event) {
        if (LOG.isInfoEnabled()) {
            LOG.info(line(client, event));
        }
    }

    private static String line(Client client, AuditEvent event) {
        return switch (event) {
            case AuditEvent.Login login -> login(client, login);
            case AuditEvent.Failure failure ->
                line("failure", client, failure.way())
                        .field("reason", word(failure.reason()))
                        .field("user", failure.user())
                        .field("detail", failure.detail())
                        .toString();
            case AuditEvent.Refusal refusal ->
                line("refusal", client)
                        .field("reason", refusal.reason())
                        .field("user", refusal.user())
                        .toString();
            case AuditEvent.Ban ban ->
                line("ban", client)
                        .field("seconds", Long.toString(ban.duration().toSeconds()))
                        .toString();
        };
    }

    private static String login(Client client, AuditEvent.Login login) {
        UserName user = login.identity().authenticationId();
        UserName as = login.identity().authorizationId();
        return line("login", client, login.way())
                .field("user", user.value())
                .field(
                        "as",
                        Optional.of(as).filter(other -> !other.equals(user)).map(UserName::value))
                .field("detail", login.detail())
                .toString();
    }

    private static LogLine line(String event, Client client, AuditEvent.Way way) {
        return line(event, client)
                .field("mechanism", way.mechanism())
                .field("tls", way.tls().or(() -> Optional.of("none")));
    }

    private static LogLine line(String event, Client client) {
        return new LogLine(event)
                .field("protocol", client.protocol())
                .field("address", client.address().getAddress().getHostAddress())
                .field("port", Integer.toString(client.address().getPort()));
    }

    /** Returns how the log writes one of several constants: in small letters, with hyphens. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
