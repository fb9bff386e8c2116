package org.restante.pop3;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.restante.core.connection.BadLineException;
import org.restante.core.login.LoginOutcome;
import org.restante.core.login.Logins;
import org.restante.protocol.wire.Base64Line;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.sasl.Availability;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.SaslNegotiation;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.mechanism.PasswordLogin;

/** The AUTHORIZATION state (RFC 1939 section 4): until somebody has logged in. */
final class Authorization implements Stage {
    private static final int MAX_RESPONSE = SaslNegotiation.MAX_RESPONSE_OCTETS * 4 / 3 + 4;
    private static final String PRIVACY = "Not without TLS";

    private final Pop3Session session;
    private final Pop3Context server;
    private final Logins.Service service;
    private Optional<String> user = Optional.empty();
    private int failedLogins;

    Authorization(Pop3Session session) {
        this.session = session;
        this.server = session.server();
        // RFC 5034 section 4: the service name of POP3 is "pop".
        this.service = new Logins.Service("pop3", "pop", server.settings().hostName(), server.directory());
    }

    @Override
    public void carryOut(CommandLine command) throws BadCommandException {
        switch (command.keyword()) {
            case "CAPA" -> capabilities(session, command);
            case "USER" -> user(command);
            case "PASS" -> pass(command);
            case "AUTH" -> auth(command);
            case "STLS" -> startTls(command);
            case "UTF8" -> utf8(command);
            case "QUIT" -> quit(command);
            case "STAT", "LIST", "RETR", "DELE", "NOOP", "RSET", "TOP", "UIDL" ->
                throw new BadCommandException("Log in first");
            default -> throw new BadCommandException("Unknown command");
        }
    }

    @Override
    public int badCommands() {
        return server.settings().limits().badBeforeLogin();
    }

    static void capabilities(Pop3Session session, CommandLine command) throws BadCommandException {
        command.alone();
        session.ok("What there is:");
        Capabilities.lines(session).forEach(session.out()::line);
        session.out().line(".");
    }

    private void user(CommandLine command) throws BadCommandException {
        String name = command.text();
        if (PasswordLogin.availability(Logins.channel(session.connection()), server.directory())
                == Availability.PRIVACY_REQUIRED) {
            throw new Refusal(PRIVACY); // before the password is sent, too
        }
        if (!Logins.takesPasswords(session.connection())) {
            throw new Refusal(text(FailureReason.UNSUPPORTED));
        }
        user = Optional.of(name);
        session.ok("Who is that?"); // whether there is such a user is nobody's business
    }

    private void pass(CommandLine command) throws BadCommandException {
        String name = user.orElseThrow(() -> new BadCommandException("USER comes first"));
        String password = command.text();
        user = Optional.empty();
        finish(server.logins().password(session.connection(), service, "PASS", name, password));
    }

    // RFC 5034 section 4
    private void auth(CommandLine command) throws BadCommandException {
        List<String> words = command.words();
        if (words.isEmpty() || words.size() > 2) {
            throw new BadCommandException("AUTH has a mechanism, and perhaps a first response");
        }
        SaslMechanism mechanism =
                server.mechanisms().named(words.getFirst()).orElseThrow(() -> new Refusal("No such mechanism here"));
        Optional<byte[]> first = words.size() == 2 ? Optional.of(initialResponse(words.get(1))) : Optional.empty();
        finish(server.logins().exchange(session.connection(), service, mechanism, first, this::ask));
    }

    // A single equals sign is a response without octets, where none at all would be no response.
    private static byte[] initialResponse(String word) throws BadCommandException {
        return word.equals("=") ? new byte[0] : decoded(word.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<byte[]> ask(byte[] challenge) throws BadCommandException {
        session.out().line("+ " + Base64Line.encode(challenge));
        try {
            byte[] line = session.input().line(MAX_RESPONSE);
            session.responded(line.length);
            return line.length == 1 && line[0] == '*' ? Optional.empty() : Optional.of(decoded(line));
        } catch (BadLineException e) {
            throw new BadCommandException(e.getMessage());
        }
    }

    private static byte[] decoded(byte[] line) throws BadCommandException {
        try {
            return Base64Line.decode(line);
        } catch (ImapSyntaxException e) {
            throw new BadCommandException(e.getMessage());
        }
    }

    private void finish(LoginOutcome outcome) {
        switch (outcome) {
            case LoginOutcome.Success success -> succeeded(success);
            case LoginOutcome.Refused refused -> refused(refused);
            case LoginOutcome.Cancelled cancelled -> throw new Refusal("Authentication was cancelled");
        }
    }

    private void refused(LoginOutcome.Refused refused) {
        if (refused.counts() && ++failedLogins >= server.settings().limits().failedLogins()) {
            session.end();
        }
        throw new Refusal(text(refused.reason()));
    }

    // RFC 3206 section 4: AUTH means the credentials and nothing else.
    private static String text(FailureReason reason) {
        return switch (reason) {
            case MALFORMED -> "The response is not valid";
            case CREDENTIALS_INVALID -> "[AUTH] Wrong user or password";
            case NOT_AUTHORIZED -> "[AUTH] Not allowed to act as that user";
            case EXPIRED -> "[AUTH] The credentials have expired";
            case DISABLED -> "[SYS/PERM] The account is closed";
            case PRIVACY_REQUIRED -> PRIVACY;
            case UNSUPPORTED -> "No such mechanism here";
            case UNAVAILABLE -> "[SYS/TEMP] Users cannot be checked at the moment";
        };
    }

    // What is left of a layer or a maildrop that nobody will use is closed here.
    private void succeeded(LoginOutcome.Success success) {
        boolean entered = false;
        try {
            enter(success);
            entered = true;
        } finally {
            if (!entered) {
                success.layer().ifPresent(SecurityLayer::close);
            }
        }
        success.layer().ifPresent(session::protect);
    }

    private void enter(LoginOutcome.Success success) {
        Maildrop maildrop =
                Maildrop.open(server, success.identity().authorizationId().value());
        if (!session.login(success.identity())) {
            maildrop.close();
            throw new Refusal("[IN-USE] Too many sessions of this user");
        }
        session.enter(new Transaction(session, maildrop));
        session.ok("Logged in, " + maildrop.size() + " messages");
    }

    // RFC 2595 section 4; RFC 6856 section 2.1: not after UTF8
    private void startTls(CommandLine command) throws BadCommandException {
        command.alone();
        if (session.connection().tls().isPresent()) {
            throw new Refusal("TLS is active already");
        }
        if (!session.isStartTlsOffered() || session.isUtf8()) {
            throw new Refusal("TLS is not possible now");
        }
        session.ok("Begin TLS negotiation");
        session.startTls();
        user = Optional.empty();
    }

    private void utf8(CommandLine command) throws BadCommandException {
        command.alone();
        session.acceptUtf8();
        session.ok("UTF-8 from here on");
    }

    private void quit(CommandLine command) throws BadCommandException {
        command.alone();
        session.ok("Bye");
        session.end();
    }

    @Override
    public void close() {}
}
