package org.restante.server.command.session;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.restante.core.connection.SessionEnded;
import org.restante.protocol.command.Idle;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.mailbox.Expunges;

/** IDLE (RFC 2177; RFC 9051 section 6.3.13): the client waits for news until it says DONE. */
final class IdleHandler implements ImapExtension {
    private static final int MAX_LINE = 64;

    @Override
    public void register(Registry.Builder registry) {
        registry.announce("IDLE").command(new CommandSpec<>("IDLE", State.LOGGED_IN, Idle::parse, this::idle));
    }

    private Completion idle(Idle command, Session session) {
        session.say("+ ", "idling");
        long lastWord = System.nanoTime();
        long silentSince = lastWord;
        Duration keepAlive = session.server().limits().keepAlive();
        Duration idleTime = session.server().limits().idleTime();
        while (true) {
            session.catchUp(Expunges.ALLOWED);
            Optional<String> line = session.input()
                    .lineOrNews(MAX_LINE, sooner(left(keepAlive, lastWord), left(idleTime, silentSince)));
            if (line.isPresent()) {
                return line.get().toUpperCase(Locale.ROOT).equals("DONE")
                        ? Completion.ok("No longer idling")
                        : Completion.bad("Only DONE ends IDLE");
            }
            if (left(idleTime, silentSince).isNegative()) {
                throw SessionEnded.bye("Idle for too long");
            }
            // Middle boxes forget connections on which nothing happens.
            if (left(keepAlive, lastWord).isNegative()) {
                session.say("* OK ", "Still here");
                lastWord = System.nanoTime();
            }
        }
    }

    private static Duration sooner(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration left(Duration of, long since) {
        return of.minusNanos(System.nanoTime() - since);
    }
}
