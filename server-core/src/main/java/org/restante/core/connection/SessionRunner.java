package org.restante.core.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.restante.core.audit.Client;
import org.restante.core.log.CodeOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the sessions of one protocol: each on a virtual thread of its own, from the connection to the farewell. */
public final class SessionRunner implements SessionStarter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRunner.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30); // with what does not get on

    private final String protocol;
    private final Sessions sessions;
    private final Service service;
    private final LiveSessions live = new LiveSessions();
    private final Alarms alarms;
    private final ExecutorService threads;

    /** What a protocol does for its clients. */
    @FunctionalInterface
    public interface Service {
        /**
         * Serves a client to the end, and closes the connection. What waits in the inbox throws {@link SessionEnded} when
         * the end comes from elsewhere; the service tells the client why, if it says that.
         *
         * @param refusal why the client cannot be let in, to be told and nothing else, if it cannot
         */
        void serve(Connection connection, Inbox inbox, TlsOffer offer, Optional<SessionEnded> refusal);
    }

    /**
     * Makes a runner; it does nothing until the transport brings connections.
     *
     * @param protocol the name of the protocol in small letters, for the names of threads, the audit log and the session log
     */
    public SessionRunner(String protocol, Sessions sessions, Service service) {
        this(protocol, sessions, service, PATIENCE);
    }

    /** As the other one, with another time after which the log tells of sessions that do not get on. */
    SessionRunner(String protocol, Sessions sessions, Service service, Duration patience) {
        this.protocol = protocol;
        this.sessions = sessions;
        this.service = service;
        this.alarms = new Alarms(protocol, live, patience);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(protocol + "-", 0).factory());
    }

    @Override
    public Inbox start(Connection connection, TlsOffer offer) {
        SessionActivity activity = new SessionActivity(new Client(protocol, connection.remote()));
        Inbox inbox = new Inbox(activity);
        inbox.attach(connection);
        live.begin(inbox);
        Optional<SessionEnded> refusal = sessions.admit(inbox);
        refusal.ifPresent(inbox::end);
        threads.execute(() -> serve(new CountedConnection(connection, activity), inbox, offer, refusal));
        return inbox;
    }

    /** Returns the sessions that go on, for operators. */
    public LiveSessions live() {
        return live;
    }

    private void serve(Connection connection, Inbox inbox, TlsOffer offer, Optional<SessionEnded> refusal) {
        inbox.served();
        try {
            service.serve(connection, inbox, offer, refusal);
        } catch (RuntimeException | Error bug) {
            LOG.error("A session ended in a bug in {}", CodeOrigin.of(bug), bug);
            throw bug;
        } finally {
            sessions.leave(inbox);
            live.end(inbox);
            SessionLog.ended(inbox.activity());
        }
    }

    /** Tells every client to go, and waits for the commands that are being carried out. */
    @Override
    public void close() {
        live.end(session -> true, "Server is shutting down");
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
