package org.restante.dist.admin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.core.connection.SessionSnapshot;
import org.restante.core.connection.SessionSnapshot.Standing;
import org.restante.core.connection.Traffic;

/** A server that is always the same, and remembers what it was told. */
final class FakeControl implements ServerControl {
    static final ServerStatus STATUS = new ServerStatus(
            "1.2.3",
            "25",
            4711,
            Instant.ofEpochMilli(1_000_000_000_123L),
            Duration.ofNanos(5_000_000_001L),
            List.of("imap://127.0.0.1:1143", "imaps://[::1]:1993"),
            List.of(new ServerStatus.Protocol(
                    "imap",
                    Map.of(Standing.CONNECTED, 1, Standing.AUTHENTICATED, 0, Standing.SELECTED, 3),
                    new Traffic(9, 8, Long.MAX_VALUE, 6),
                    new Traffic(4, 3, 2, 1),
                    Duration.ofSeconds(60))),
            new ServerStatus.Memory(1, 2, 3),
            "jdbc");

    static final SessionSnapshot KNOWN = session(
            7,
            Optional.of("j\u00f6rg@example.org"),
            "2001:db8::1",
            Optional.of("a \"client\"\u001b[2J"),
            Optional.of("UID FETCH"),
            Optional.of("Lists/\u65e5\u672c"),
            Optional.of("TLSv1.3"));
    static final SessionSnapshot STRANGER = session(
            8, Optional.empty(), "192.0.2.1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    final List<String> told = new ArrayList<>();

    private static SessionSnapshot session(
            long number,
            Optional<String> user,
            String address,
            Optional<String> client,
            Optional<String> command,
            Optional<String> mailbox,
            Optional<String> tls) {
        return new SessionSnapshot(
                number,
                "imap",
                user,
                new InetSocketAddress(address(address), 40_000),
                client,
                Instant.ofEpochMilli(1_000_000_000_000L),
                Duration.ofMillis(1234),
                command,
                mailbox,
                tls,
                41,
                Integer.MAX_VALUE + 1L,
                0);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public ServerStatus status() {
        return STATUS;
    }

    @Override
    public List<SessionSnapshot> sessions() {
        return List.of(KNOWN, STRANGER);
    }

    @Override
    public int end(SessionSelector which, String words) {
        told.add(which + ": " + words);
        return (int) sessions().stream().filter(which::matches).count();
    }

    @Override
    public TraceReport traces() {
        return new TraceReport(List.of("alice", "192.0.2.0/24"), "/somewhere/trace.log");
    }

    @Override
    public void trace(SessionSelector which) {
        told.add("trace " + which);
    }

    @Override
    public boolean endTrace(Optional<SessionSelector> which) {
        told.add("no trace of " + which);
        return which.isPresent();
    }

    @Override
    public Map<String, String> logLevels() {
        return Map.of("ROOT", "info", "org.restante", "debug");
    }

    @Override
    public boolean logLevel(String logger, String level) {
        told.add(logger + "=" + level);
        if (level.equals("loud")) {
            throw new AdminException("there is no level \"loud\"");
        }
        return logger.equals("org.restante");
    }
}
