package org.restante.dist.admin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.restante.core.connection.SessionSnapshot;
import org.restante.core.connection.SessionSnapshot.Standing;
import org.restante.core.connection.Traffic;

/** How what a server says of itself goes through an admin channel: each of these is written, and read, in one place. */
final class ControlChannel {
    private static final int MOST = 1 << 20;

    private final AdminChannel channel;

    ControlChannel(AdminChannel channel) {
        this.channel = channel;
    }

    void status(ServerStatus status) throws IOException {
        channel.text(status.version());
        channel.text(status.java());
        channel.number(status.processId());
        channel.number(status.since().toEpochMilli());
        channel.number(status.uptime().toNanos());
        channel.lines(status.urls());
        channel.number(status.protocols().size());
        for (ServerStatus.Protocol protocol : status.protocols()) {
            protocol(protocol);
        }
        channel.number(status.memory().used());
        channel.number(status.memory().committed());
        channel.number(status.memory().most());
        channel.text(status.store());
    }

    ServerStatus status() throws IOException {
        return new ServerStatus(
                channel.text(),
                channel.text(),
                channel.number(),
                Instant.ofEpochMilli(channel.number()),
                Duration.ofNanos(channel.number()),
                channel.lines(),
                protocols(),
                new ServerStatus.Memory(channel.number(), channel.number(), channel.number()),
                channel.text());
    }

    private List<ServerStatus.Protocol> protocols() throws IOException {
        List<ServerStatus.Protocol> protocols = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            protocols.add(protocol());
        }
        return protocols;
    }

    private void protocol(ServerStatus.Protocol protocol) throws IOException {
        channel.text(protocol.name());
        for (Standing standing : Standing.values()) {
            channel.number(protocol.sessions().get(standing));
        }
        traffic(protocol.traffic());
        traffic(protocol.recent());
        channel.number(protocol.over().toNanos());
    }

    private ServerStatus.Protocol protocol() throws IOException {
        String name = channel.text();
        Map<Standing, Integer> sessions = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            sessions.put(standing, Math.toIntExact(channel.number()));
        }
        return new ServerStatus.Protocol(name, sessions, traffic(), traffic(), Duration.ofNanos(channel.number()));
    }

    private void traffic(Traffic traffic) throws IOException {
        channel.number(traffic.sessions());
        channel.number(traffic.commands());
        channel.number(traffic.received());
        channel.number(traffic.sent());
    }

    private Traffic traffic() throws IOException {
        return new Traffic(channel.number(), channel.number(), channel.number(), channel.number());
    }

    void sessions(List<SessionSnapshot> sessions) throws IOException {
        channel.number(sessions.size());
        for (SessionSnapshot session : sessions) {
            session(session);
        }
    }

    List<SessionSnapshot> sessions() throws IOException {
        List<SessionSnapshot> sessions = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            sessions.add(session());
        }
        return sessions;
    }

    private int count() throws IOException {
        long count = channel.number();
        if (count < 0 || count > MOST) {
            throw new IOException("a list of " + count + " on the admin socket");
        }
        return (int) count;
    }

    private void session(SessionSnapshot session) throws IOException {
        channel.number(session.number());
        channel.text(session.protocol());
        optional(session.user());
        channel.octets(session.address().getAddress().getAddress());
        channel.number(session.address().getPort());
        optional(session.client());
        channel.number(session.since().toEpochMilli());
        channel.number(session.idle().toNanos());
        optional(session.command());
        optional(session.mailbox());
        optional(session.tls());
        channel.number(session.commands());
        channel.number(session.received());
        channel.number(session.sent());
    }

    private SessionSnapshot session() throws IOException {
        return new SessionSnapshot(
                channel.number(),
                channel.text(),
                optional(),
                new InetSocketAddress(InetAddress.getByAddress(channel.octets()), Math.toIntExact(channel.number())),
                optional(),
                Instant.ofEpochMilli(channel.number()),
                Duration.ofNanos(channel.number()),
                optional(),
                optional(),
                optional(),
                channel.number(),
                channel.number(),
                channel.number());
    }

    // None of these is ever empty and there.
    private void optional(Optional<String> text) throws IOException {
        channel.text(text.orElse(""));
    }

    private Optional<String> optional() throws IOException {
        return Optional.of(channel.text()).filter(text -> !text.isEmpty());
    }

    void levels(Map<String, String> levels) throws IOException {
        channel.lines(List.copyOf(levels.keySet()));
        channel.lines(List.copyOf(levels.values()));
    }

    Map<String, String> levels() throws IOException {
        List<String> names = channel.lines();
        List<String> levels = channel.lines();
        Map<String, String> byName = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), levels.get(i));
        }
        return byName;
    }
}
