package org.restante.core.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.restante.core.audit.Client;

/** Sessions for the transport's tests: straight-line code on a virtual thread, as the engine's own. */
public final class ScriptedSessions {
    private ScriptedSessions() {}

    /** What a session does, until it returns or is ended. */
    @FunctionalInterface
    public interface Script {
        void run(Connection connection, Reader reader, TlsOffer offer);
    }

    /** What the client sent. */
    public static final class Reader {
        private final Inbox inbox;
        private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

        Reader(Inbox inbox) {
            this.inbox = inbox;
        }

        /** The next octets, as they come. */
        public byte[] octets() {
            return switch (inbox.take(Duration.ofSeconds(60), Inbox.Interest.OCTETS)) {
                case Inbox.Event.Octets octets -> octets.octets();
                case Inbox.Event.Poked poked -> throw new IllegalStateException("poked");
                case Inbox.Event.TimedOut late -> throw SessionEnded.gone("timed out");
            };
        }

        /** The next line, without its CRLF. */
        public String line() {
            while (true) {
                String text = rest.toString(StandardCharsets.ISO_8859_1);
                int end = text.indexOf("\r\n");
                if (end >= 0) {
                    rest.reset();
                    rest.writeBytes(text.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1));
                    return text.substring(0, end);
                }
                rest.writeBytes(octets());
            }
        }

        /** Forgets half-read lines. */
        public void forget() {
            rest.reset();
        }
    }

    /** Starts the script for each connection. */
    public static SessionStarter running(Script script) {
        return (connection, offer) -> {
            Inbox inbox = new Inbox(new SessionActivity(new Client("test", connection.remote())));
            inbox.attach(connection);
            Thread.ofVirtual().name("test-session").start(() -> {
                try {
                    script.run(connection, new Reader(inbox), offer);
                } catch (SessionEnded e) {
                    return;
                } finally {
                    connection.close();
                }
            });
            return inbox;
        };
    }
}
