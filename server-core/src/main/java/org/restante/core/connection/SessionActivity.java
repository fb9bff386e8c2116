package org.restante.core.connection;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.restante.core.audit.Client;

/**
 * What operators see of one session: who it is, since when, and what it has done. Each figure is written by one thread, the
 * session's or that of its socket, and may be read by any: a reader sees one that is true or was a moment ago.
 */
public final class SessionActivity {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final String NOTHING = "";

    private final long number = NUMBERS.incrementAndGet();
    private final Client peer;
    private volatile Client origin;
    private final long startedAt = System.nanoTime();
    // Plain increments of one writer: no locked instruction for a command.
    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong heardAt = new AtomicLong(startedAt);
    private final AtomicReference<String> doing = new AtomicReference<>(NOTHING);
    private volatile Optional<String> mailbox = Optional.empty();
    private volatile Optional<SessionTrace> trace = Optional.empty();
    private volatile Runnable whenKnown = () -> {};
    private volatile Optional<String> user = Optional.empty();
    private volatile Optional<String> client = Optional.empty();

    /**
     * Begins with nothing done, now.
     *
     * @param peer whence the connection has come, and by which protocol
     */
    public SessionActivity(Client peer) {
        this.peer = peer;
        this.origin = peer;
    }

    /** Returns the number of the session, by which it is named: no other of this process has had the same. */
    public long number() {
        return number;
    }

    /** Returns whence the client has come, or the one for whom somebody has connected, and by which protocol. */
    public Client origin() {
        return origin;
    }

    /** Returns how long the session has lasted, in nanoseconds. */
    public long nanos() {
        return System.nanoTime() - startedAt;
    }

    /** Returns the user, from the login on. */
    public Optional<String> user() {
        return user;
    }

    /** Returns what the client calls itself, if it has said so; as it sent it, controls and all. */
    public Optional<String> client() {
        return client;
    }

    /** Returns how many commands the client has sent, wrong ones included. */
    public long commands() {
        return commands.getOpaque();
    }

    /** Returns how many octets came, without TLS. */
    public long received() {
        return received.getOpaque();
    }

    /** Returns how many octets were sent, without TLS. */
    public long sent() {
        return sent.getOpaque();
    }

    /** Takes note that the connection was made for a client that is there. */
    void madeFor(InetSocketAddress client) {
        origin = new Client(peer.protocol(), client);
        whenKnown.run();
    }

    /** Forgets for whom the connection was made. */
    void madeForItself() {
        origin = peer;
        whenKnown.run();
    }

    /** Returns where the session says what it hears and says, while an operator wants to know. */
    public Optional<SessionTrace> trace() {
        return trace;
    }

    void trace(Optional<SessionTrace> where) {
        trace = where;
    }

    /** Says what to do whenever it becomes known who the client is, or whence it has come. */
    void whenKnown(Runnable action) {
        whenKnown = action;
    }

    /** Takes note of who is logged in; nobody again after UNAUTHENTICATE. */
    void user(Optional<String> name) {
        user = name;
        whenKnown.run();
    }

    /** Takes note of what the client calls itself. For the session's thread. */
    public void client(String name) {
        client = Optional.of(name);
    }

    /** Counts a command. For the session's thread. */
    public void command() {
        add(commands, 1);
    }

    /**
     * Takes note of what is carried out. For the session's thread.
     *
     * @param command a name that the server knows: what a client takes for a command may be its password
     */
    public void begin(String command) {
        doing.setOpaque(command);
    }

    /** Takes note that nothing is carried out any more. For the session's thread. */
    public void finish() {
        doing.setOpaque(NOTHING);
    }

    /** Takes note of what is selected. For the session's thread. */
    public void mailbox(Optional<String> name) {
        mailbox = name;
    }

    /** Counts octets that came. For the thread that brings them. */
    void received(int octets) {
        heardAt.setOpaque(System.nanoTime());
        add(received, octets);
    }

    /** Counts octets that are sent. For the session's thread. */
    void sent(int octets) {
        add(sent, octets);
    }

    /** Returns all of it as it is now, with what the connection says of TLS. */
    SessionSnapshot snapshot(Optional<String> tls) {
        return new SessionSnapshot(
                number,
                origin.protocol(),
                user,
                origin.address(),
                client,
                Instant.now().minusNanos(nanos()),
                Duration.ofNanos(System.nanoTime() - heardAt.getOpaque()),
                Optional.of(doing.getOpaque()).filter(name -> !name.isEmpty()),
                mailbox,
                tls,
                commands(),
                received(),
                sent());
    }

    private static void add(AtomicLong figure, long more) {
        figure.setOpaque(figure.getPlain() + more);
    }
}
