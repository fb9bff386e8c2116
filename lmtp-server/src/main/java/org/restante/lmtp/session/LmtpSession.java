package org.restante.lmtp.session;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.restante.core.connection.BadLineException;
import org.restante.core.connection.Connection;
import org.restante.core.connection.Faults;
import org.restante.core.connection.Inbox;
import org.restante.core.connection.LineInput;
import org.restante.core.connection.LineOutput;
import org.restante.core.connection.Patience;
import org.restante.core.connection.SessionActivity;
import org.restante.core.connection.SessionEnded;
import org.restante.core.connection.SessionTrace;
import org.restante.core.connection.TlsOffer;
import org.restante.core.log.CodeOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one client from greeting to farewell: RFC 2033, with the command lines of RFC 5321. */
public final class LmtpSession {
    private static final Logger LOG = LoggerFactory.getLogger(LmtpSession.class);
    private static final int MAX_LINE = 4096; // RFC 5321 section 4.5.3.1.4 asks for 512, and extensions add to it
    private static final int MAX_BAD = 20;
    private static final String UNKNOWN = "unknown";
    private static final Set<String> COMMANDS =
            Set.of("LHLO", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "NOOP", "VRFY", "STARTTLS", "QUIT");

    private final Lmtp server;
    private final Connection connection;
    private final SessionActivity activity;
    private final TlsOffer offer;
    private final LineOutput out;
    private final LineInput in;
    private final MailCommands mail;
    private Optional<String> client = Optional.empty();
    private boolean open = true;
    private int bad; // in a row

    /** Makes a session for a client. */
    public LmtpSession(Lmtp server, Connection connection, Inbox inbox, TlsOffer offer) {
        this.server = server;
        this.connection = connection;
        this.activity = inbox.activity();
        this.offer = offer;
        this.out = new LineOutput(connection::write);
        this.in = new LineInput(inbox, out, Patience.silence(server.timeout(), "Nothing heard for too long"));
        this.mail = new MailCommands(server, connection, in, out);
    }

    /** Serves it; or, if the client cannot be let in, says why and closes. */
    public void run(Optional<SessionEnded> refusal) {
        try (mail) {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            out.line("220 " + server.settings().hostName() + " Restante LMTP ready");
            while (open) {
                step();
            }
            out.flush();
        } catch (SessionEnded end) {
            farewell(end);
        } finally {
            connection.close();
        }
    }

    private void farewell(SessionEnded end) {
        Optional<String> words = end.byeWithoutCode();
        if (words.isEmpty()) {
            return;
        }
        try {
            out.line("421 4.3.2 " + words.get());
            out.flush();
        } catch (SessionEnded goneMeanwhile) {
            LOG.debug("{} left before the farewell", connection.remote());
        }
    }

    private void step() {
        try {
            byte[] line = in.line(MAX_LINE);
            activity.command();
            say(command(text(line)));
        } catch (BadLineException e) {
            say(Reply.of(500, "5.5.2", e.getMessage()));
        } catch (CharacterCodingException e) {
            say(Reply.of(500, "5.5.2", "Commands are in ASCII or UTF-8"));
        } catch (RuntimeException | Error bug) {
            Faults.rethrowIfFinal(bug);
            LOG.error("A command of {} failed in {}", connection.remote(), CodeOrigin.of(bug), bug);
            say(Reply.of(451, "4.3.0", "Internal error"));
        } finally {
            activity.finish();
        }
    }

    private static String text(byte[] line) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    }

    private void say(List<Reply> replies) {
        replies.forEach(this::say);
    }

    private void say(Reply reply) {
        out.line(reply.line());
        activity.trace().ifPresent(trace -> trace.server(reply.line()));
        bad = reply.code() >= 500 && reply.code() < 510 ? bad + 1 : 0;
        if (bad >= MAX_BAD) {
            throw SessionEnded.bye("Too many bad commands");
        }
    }

    private List<Reply> command(String line) {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1).strip();
        boolean known = COMMANDS.contains(verb);
        activity.begin(known ? verb : UNKNOWN);
        activity.trace().ifPresent(trace -> trace.client(known ? line : SessionTrace.hidden(line.length())));
        return switch (verb) {
            case "LHLO" -> hello(argument);
            case "MAIL" -> List.of(greeted(argument, mail::mail));
            case "RCPT" -> List.of(greeted(argument, mail::rcpt));
            case "DATA" -> mail.data(argument);
            case "BDAT" -> mail.bdat(argument);
            case "RSET" -> List.of(reset());
            case "NOOP" -> List.of(Reply.OK);
            case "VRFY" -> List.of(Reply.of(252, "2.5.0", "Send mail, and it will be seen"));
            case "STARTTLS" -> startTls(argument);
            case "QUIT" -> quit();
            // RFC 2033 section 4.1: so that nobody takes this for SMTP
            case "HELO", "EHLO" -> List.of(Reply.of(500, "5.5.1", "This is LMTP: say LHLO"));
            default -> List.of(Reply.of(500, "5.5.1", "Unknown command"));
        };
    }

    /** A command that needs LHLO before it. */
    @FunctionalInterface
    private interface Command {
        Reply run(String argument, String client);
    }

    private Reply greeted(String argument, Command command) {
        return client.map(name -> command.run(argument, name))
                .orElseGet(() -> Reply.of(503, "5.5.1", "Say LHLO first"));
    }

    private List<Reply> hello(String name) {
        if (!isName(name)) {
            return List.of(Reply.of(501, "5.5.4", "LHLO is followed by the name of the client"));
        }
        client = Optional.of(name);
        activity.client(name);
        mail.reset();
        List<String> offers = new ArrayList<>(List.of(
                server.settings().hostName(),
                "PIPELINING",
                "8BITMIME",
                "SMTPUTF8",
                "ENHANCEDSTATUSCODES",
                "CHUNKING",
                "SIZE " + server.settings().largestMessage()));
        if (offersTls()) {
            offers.add("STARTTLS");
        }
        String last = offers.removeLast();
        offers.forEach(line -> out.line("250-" + line));
        out.line("250 " + last);
        return List.of();
    }

    // Domain or address literal (RFC 5321 section 4.1.1.1), read generously: it goes into a header field.
    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 255
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_[]:".indexOf(c) >= 0);
    }

    private Reply reset() {
        mail.reset();
        return Reply.OK;
    }

    private boolean offersTls() {
        return offer == TlsOffer.STARTTLS && connection.tls().isEmpty();
    }

    // RFC 3207 section 4.2: all that was known of the client is forgotten.
    private List<Reply> startTls(String argument) {
        if (!offersTls()) {
            return List.of(Reply.of(503, "5.5.1", "STARTTLS is not offered"));
        }
        if (!argument.isEmpty()) {
            return List.of(Reply.of(501, "5.5.4", "STARTTLS has no argument"));
        }
        mail.reset();
        client = Optional.empty();
        connection.pauseReading();
        in.discard();
        out.line("220 2.0.0 Ready to start TLS");
        connection.startTls(out.take());
        return List.of();
    }

    private List<Reply> quit() {
        open = false;
        return List.of(Reply.of(221, "2.0.0", server.settings().hostName() + " closes the connection"));
    }
}
