package org.restante.pop3;

import java.util.Optional;
import org.restante.core.connection.BadLineException;
import org.restante.core.connection.Connection;
import org.restante.core.connection.Faults;
import org.restante.core.connection.Inbox;
import org.restante.core.connection.LineInput;
import org.restante.core.connection.LineOutput;
import org.restante.core.connection.Patience;
import org.restante.core.connection.Protection;
import org.restante.core.connection.SessionEnded;
import org.restante.core.connection.SessionTrace;
import org.restante.core.connection.TlsOffer;
import org.restante.core.log.CodeOrigin;
import org.restante.sasl.Identity;
import org.restante.sasl.SecurityLayer;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one client from the greeting to the end: straight-line code on a virtual thread of its own. */
final class Pop3Session {
    private static final Logger LOG = LoggerFactory.getLogger(Pop3Session.class);

    // RFC 1939 section 3: whoever takes too long is sent nothing.
    private static final String SILENTLY = "";

    private final Pop3Context server;
    private final Connection connection;
    private final Inbox inbox;
    private final TlsOffer offer;
    private final LineOutput out;
    private final LineInput input;
    private Stage stage;
    private boolean utf8;
    private boolean over;
    private int bad; // in a row

    Pop3Session(Pop3Context server, Connection connection, Inbox inbox, TlsOffer offer) {
        this.server = server;
        this.connection = connection;
        this.inbox = inbox;
        this.offer = offer;
        this.out = new LineOutput(connection::write);
        this.input = new LineInput(
                inbox, out, Patience.inAll(server.settings().limits().loginTime(), SILENTLY));
        this.stage = new Authorization(this);
    }

    Pop3Context server() {
        return server;
    }

    Connection connection() {
        return connection;
    }

    LineInput input() {
        return input;
    }

    LineOutput out() {
        return out;
    }

    /** Serves the client; or, if it cannot be let in, says why and closes. */
    void run(Optional<SessionEnded> refusal) {
        try {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            ok(server.settings().hostName() + " Restante ready");
            while (!over) {
                step();
            }
            out.flush();
        } catch (SessionEnded end) {
            sayBye(end);
        } finally {
            try (input) {
                stage.close();
            } finally {
                connection.close();
            }
        }
    }

    // The one place where what went wrong becomes a response.
    private void step() {
        try {
            byte[] line = input.line(CommandLine.MAX_OCTETS);
            inbox.activity().command();
            CommandLine command = CommandLine.parse(line);
            inbox.activity().begin(command.known());
            inbox.activity().trace().ifPresent(trace -> trace.client(command.traced()));
            stage.carryOut(command);
            bad = 0;
        } catch (BadCommandException | BadLineException mistake) {
            reject(mistake.getMessage());
        } catch (Refusal refusal) {
            error(refusal.getMessage());
        } catch (StoreException refusal) {
            if (refusal.getCause() != null) {
                LOG.warn("A command of {} failed", connection.remote(), refusal);
            }
            error(StoreErrors.text(refusal));
        } catch (Throwable bug) {
            Faults.rethrowIfFinal(bug);
            LOG.error("A command of {} failed in {}", connection.remote(), CodeOrigin.of(bug), bug);
            error("[SYS/TEMP] Internal error");
        } finally {
            inbox.activity().finish();
        }
    }

    private void reject(String reason) {
        if (++bad >= stage.badCommands()) {
            error("Too many bad commands");
            end();
        } else {
            error(reason);
        }
    }

    private void sayBye(SessionEnded end) {
        Optional<String> words = end.byeWithoutCode().filter(text -> !text.isEmpty());
        if (words.isEmpty()) {
            return;
        }
        try {
            error("[SYS/TEMP] " + words.get());
            out.flush();
        } catch (SessionEnded goneMeanwhile) {
            LOG.debug("{} left before it was told why", connection.remote());
        }
    }

    /** Answers that all is well. */
    void ok(String text) {
        answer("+OK " + text);
    }

    /** Answers that something is not; with a response code in brackets before the text (RFC 2449 section 8) or without. */
    void error(String text) {
        answer("-ERR " + text);
    }

    private void answer(String line) {
        out.line(line);
        inbox.activity().trace().ifPresent(trace -> trace.server(line));
    }

    /** Takes note of a line of a SASL exchange, for the trace. */
    void responded(int octets) {
        inbox.activity().trace().ifPresent(trace -> trace.client(SessionTrace.hidden(octets)));
    }

    /** Ends the session when what has been written is sent. */
    void end() {
        over = true;
    }

    /** Returns whether the client has said that it can read UTF-8 in headers. */
    boolean isUtf8() {
        return utf8;
    }

    /** Takes note that the client can read UTF-8 in headers. */
    void acceptUtf8() {
        utf8 = true;
    }

    /** Returns whether STLS is possible now. */
    boolean isStartTlsOffered() {
        return offer == TlsOffer.STARTTLS && connection.tls().isEmpty() && stage instanceof Authorization;
    }

    /** Sends what was written in the clear, and forgets everything that the client sent before the handshake. */
    void startTls() {
        connection.pauseReading();
        input.discard();
        connection.startTls(out.take());
    }

    /** Counts the client as this user; false if the user has too many sessions already. */
    boolean login(Identity identity) {
        return server.sessions().login(inbox, identity);
    }

    /** Goes on in the TRANSACTION state. */
    void enter(Transaction transaction) {
        stage = transaction;
        input.patience(Patience.silence(server.settings().limits().idleTime(), SILENTLY));
    }

    /** Protects both ways once what has been written is sent (RFC 5034 section 4); the layer is the session's. */
    void protect(SecurityLayer layer) {
        Protection protection = new Protection(layer);
        out.protect(protection);
        input.protect(protection);
    }
}
