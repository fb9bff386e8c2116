package org.restante.dist.serve;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.core.ProtocolServer;
import org.restante.core.connection.LiveSessions;
import org.restante.core.connection.RecentTraffic;
import org.restante.core.connection.SessionSnapshot;
import org.restante.core.connection.SessionSnapshot.Standing;
import org.restante.core.log.LogLine;
import org.restante.dist.admin.ServerControl;
import org.restante.dist.admin.ServerStatus;
import org.restante.dist.admin.SessionSelector;
import org.restante.dist.admin.TraceReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators see of the servers of this process, and do to them. */
final class RunningControl implements ServerControl {
    private static final Logger LOG = LoggerFactory.getLogger(RunningControl.class);

    private final ProtocolServers servers;
    private final String store;
    private final Traces traces;
    private final Instant since = Instant.now();
    private final long startedAt = System.nanoTime();

    /**
     * Controls servers that listen from now on.
     *
     * @param store the name of their store
     * @param traces where sessions are traced to
     */
    RunningControl(ProtocolServers servers, String store, Traces traces) {
        this.traces = traces;
        this.servers = servers;
        this.store = store;
    }

    @Override
    public ServerStatus status() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new ServerStatus(
                Optional.ofNullable(RunningControl.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)"),
                Runtime.version().toString(),
                ProcessHandle.current().pid(),
                since,
                Duration.ofNanos(System.nanoTime() - startedAt),
                servers.urls(),
                servers.all().stream()
                        .flatMap(server -> server.live().map(live -> protocol(server, live)).stream())
                        .toList(),
                new ServerStatus.Memory(heap.getUsed(), heap.getCommitted(), heap.getMax()),
                store);
    }

    private static ServerStatus.Protocol protocol(ProtocolServer server, LiveSessions live) {
        Map<Standing, Integer> sessions = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            sessions.put(standing, 0);
        }
        live.list().forEach(session -> sessions.merge(session.standing(), 1, Integer::sum));
        RecentTraffic recent = live.recent();
        return new ServerStatus.Protocol(server.protocol(), sessions, live.traffic(), recent.traffic(), recent.over());
    }

    private List<LiveSessions> live() {
        return servers.all().stream().flatMap(server -> server.live().stream()).toList();
    }

    @Override
    public List<SessionSnapshot> sessions() {
        return live().stream()
                .flatMap(live -> live.list().stream())
                .sorted(Comparator.comparing(SessionSnapshot::number))
                .toList();
    }

    @Override
    public int end(SessionSelector which, String words) {
        int ended = live().stream()
                .mapToInt(live -> live.end(which::matches, words))
                .sum();
        LOG.info("An operator ended {} sessions: {}", ended, words);
        return ended;
    }

    @Override
    public TraceReport traces() {
        return new TraceReport(
                traces.all(), traces.file().path().toAbsolutePath().normalize().toString());
    }

    @Override
    public void trace(SessionSelector which) {
        traces.begin(which, live());
        LOG.info("An operator traces {}", new LogLine("sessions").field("of", which.toString()));
    }

    @Override
    public boolean endTrace(Optional<SessionSelector> which) {
        boolean any = traces.end(which, live());
        LOG.info(
                "An operator traces {} no more",
                new LogLine("sessions").field("of", which.map(SessionSelector::toString)));
        return any;
    }

    @Override
    public Map<String, String> logLevels() {
        return LogLevels.all();
    }

    @Override
    public boolean logLevel(String logger, String level) {
        boolean known = LogLevels.set(logger, level);
        LOG.info("An operator set the level of {} to {}", logger, level);
        return known;
    }
}
