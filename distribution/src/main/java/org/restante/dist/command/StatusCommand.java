package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.restante.core.connection.RecentTraffic;
import org.restante.core.connection.SessionSnapshot.Standing;
import org.restante.core.connection.Traffic;
import org.restante.dist.admin.RemoteControl;
import org.restante.dist.admin.ServerStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Tells how the server that runs is; the exit code is 3 if none does.",
        mixinStandardHelpOptions = true,
        footer = {"", "Rates are those of the last minute."})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Mixin
    private final Output output = new Output();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (RemoteControl control = setup.control()) {
            ServerStatus status = control.status();
            if (output.json) {
                out.println(json(status));
            } else {
                print(status, out);
            }
        }
        return 0;
    }

    private static void print(ServerStatus status, PrintWriter out) {
        ServerStatus.Memory memory = status.memory();
        out.println("Restante " + status.version() + ", process " + status.processId() + ", Java " + status.java());
        out.println("up      " + Spans.time(status.uptime()) + ", since " + status.since());
        out.println("at      " + String.join(" ", status.urls()));
        out.println("memory  " + Spans.octets(memory.used()) + " of the heap in use, "
                + Spans.octets(memory.committed()) + " taken, " + Spans.octets(memory.most()) + " at most");
        out.println("store   " + status.store());
        out.println();
        Table table = new Table(
                "PROTOCOL",
                "SESSIONS",
                "NOT LOGGED IN",
                "LOGGED IN",
                "SELECTED",
                "COMMANDS/S",
                "IN/S",
                "OUT/S",
                "SO FAR");
        status.protocols().forEach(protocol -> row(protocol, table));
        table.print(out);
    }

    private static void row(ServerStatus.Protocol protocol, Table table) {
        RecentTraffic recent = new RecentTraffic(protocol.recent(), protocol.over());
        Traffic all = protocol.traffic();
        table.row(
                protocol.name(),
                Integer.toString(total(protocol)),
                Integer.toString(protocol.sessions().get(Standing.CONNECTED)),
                Integer.toString(protocol.sessions().get(Standing.AUTHENTICATED)),
                Integer.toString(protocol.sessions().get(Standing.SELECTED)),
                String.format(
                        Locale.ROOT, "%.1f", recent.perSecond(recent.traffic().commands())),
                Spans.octets(recent.perSecond(recent.traffic().received())),
                Spans.octets(recent.perSecond(recent.traffic().sent())),
                all.sessions() + " sessions, " + all.commands() + " commands");
    }

    private static int total(ServerStatus.Protocol protocol) {
        return protocol.sessions().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Json json(ServerStatus status) {
        ServerStatus.Memory memory = status.memory();
        List<Json.Members> protocols =
                status.protocols().stream().map(StatusCommand::json).toList();
        return Json.object()
                .with("version", status.version())
                .with("java", status.java())
                .with("pid", status.processId())
                .with("since", status.since().toString())
                .with("uptime_seconds", status.uptime().toSeconds())
                .with("listeners", Json.texts(status.urls()))
                .with("store", status.store())
                .with(
                        "heap",
                        Json.object()
                                .with("used", memory.used())
                                .with("committed", memory.committed())
                                .with("max", memory.most()))
                .with("protocols", Json.array(protocols));
    }

    private static Json.Members json(ServerStatus.Protocol protocol) {
        RecentTraffic recent = new RecentTraffic(protocol.recent(), protocol.over());
        Traffic traffic = recent.traffic();
        Json.Members sessions = Json.object().with("total", total(protocol));
        for (Standing standing : Standing.values()) {
            sessions.with(
                    standing.name().toLowerCase(Locale.ROOT),
                    protocol.sessions().get(standing));
        }
        return Json.object()
                .with("protocol", protocol.name())
                .with("sessions", sessions)
                .with("totals", totals(protocol.traffic()))
                .with(
                        "rates",
                        Json.object()
                                .with("over_seconds", Json.decimal(recent.over().toMillis() / 1e3))
                                .with("sessions", Json.decimal(recent.perSecond(traffic.sessions())))
                                .with("commands", Json.decimal(recent.perSecond(traffic.commands())))
                                .with("received", Json.decimal(recent.perSecond(traffic.received())))
                                .with("sent", Json.decimal(recent.perSecond(traffic.sent()))));
    }

    private static Json totals(Traffic traffic) {
        return Json.object()
                .with("sessions", traffic.sessions())
                .with("commands", traffic.commands())
                .with("received", traffic.received())
                .with("sent", traffic.sent());
    }
}
