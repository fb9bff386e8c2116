package org.restante.server.command.auth;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.restante.core.login.Logins;
import org.restante.protocol.command.Authenticate;
import org.restante.protocol.command.Login;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.wire.Base64Line;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.SaslNegotiation;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Registers LOGIN and AUTHENTICATE, and announces the mechanisms that can be used as the connection stands. */
public final class AuthExtension implements ImapExtension {
    private static final int MAX_LINE = SaslNegotiation.MAX_RESPONSE_OCTETS * 4 / 3 + 4;

    private final ImapLogins logins;

    /** Logs clients in this way. */
    @Inject
    public AuthExtension(Logins logins) {
        this.logins = new ImapLogins(logins);
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.announceAll(AuthExtension::announcements)
                .command(new CommandSpec<>("LOGIN", Set.of(State.NOT_AUTHENTICATED), Login::parse, logins::login))
                .command(new CommandSpec<>(
                        "AUTHENTICATE", Set.of(State.NOT_AUTHENTICATED), Authenticate::parse, this::authenticate));
    }

    // RFC 9051 section 6.2.3: LOGINDISABLED where a password would be heard, or is not wanted.
    private static Stream<String> announcements(Session session) {
        if (session.identity().isPresent()) {
            return Stream.empty();
        }
        Stream<String> mechanisms =
                Logins.offered(
                                session.server().mechanisms(),
                                session.connection(),
                                session.server().directory())
                        .stream()
                        .map(mechanism -> "AUTH=" + mechanism.name());
        boolean password = session.isConfidential() && Logins.takesPasswords(session.connection());
        Stream<String> disabled = password ? Stream.empty() : Stream.of("LOGINDISABLED");
        return Stream.of(Stream.of("SASL-IR"), mechanisms, disabled).flatMap(words -> words);
    }

    private Completion authenticate(Authenticate command, Session session) throws ImapSyntaxException {
        Optional<SaslMechanism> mechanism = session.server().mechanisms().named(command.mechanism());
        if (mechanism.isEmpty() || !session.has("AUTH=" + mechanism.get().name())) {
            return Completion.no(PlainCode.CANNOT, "No such mechanism here");
        }
        return logins.authenticate(session, mechanism.get(), command.initialResponse(), challenge -> {
            session.out().line("+ " + Base64Line.encode(challenge));
            byte[] line = session.input().line(MAX_LINE);
            return line.length == 1 && line[0] == '*' ? Optional.empty() : Optional.of(Base64Line.decode(line));
        });
    }
}
