package org.restante.server.engine;

import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the sessions: each on a virtual thread of its own, from the connection to the BYE. */
public final class Engine implements SessionStarter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final ServerContext server;
    private final Alarms alarms = new Alarms();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("imap-", 0).factory());

    /** Makes an engine; it does nothing until the transport brings connections. */
    @Inject
    public Engine(ServerContext server) {
        this.server = server;
    }

    @Override
    public Inbox start(Connection connection, TlsOffer offer) {
        Inbox inbox = new Inbox();
        inbox.attach(connection);
        alarms.add(inbox);
        InetAddress address = connection.remote().getAddress();
        Optional<SessionEnded> refusal = server.sessions().admit(inbox, address);
        refusal.ifPresent(inbox::end);
        threads.execute(() -> serve(new Session(server, connection, inbox, offer), inbox, refusal));
        return inbox;
    }

    private void serve(Session session, Inbox inbox, Optional<SessionEnded> refusal) {
        try {
            new CommandLoop(session).run(refusal);
        } catch (RuntimeException | Error bug) {
            LOG.error("A session ended in a bug", bug);
            throw bug;
        } finally {
            server.sessions().leave(inbox);
            alarms.remove(inbox);
        }
    }

    /** Says BYE to every client, and waits for the commands that are being carried out. */
    @Override
    public void close() {
        server.sessions().endAll("Server is shutting down");
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Some sessions did not end within {}; they are cut off", FAREWELL);
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            alarms.close();
        }
    }
}
