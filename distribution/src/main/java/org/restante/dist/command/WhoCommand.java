package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.restante.core.connection.SessionSnapshot;
import org.restante.dist.admin.RemoteControl;
import org.restante.dist.admin.SessionSelector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "who",
        description = "Lists the sessions of the server that runs, a row for each.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "ID is for \"restante kick\". IDLE is how long nothing has come from the client; COMMAND what is being carried",
            "out, MAILBOX what is selected, CLIENT what the client calls itself.",
            "",
            "  restante who alice            those of a user; or of an ID, an address, a network (192.0.2.0/24)"
        })
final class WhoCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Mixin
    private final Output output = new Output();

    @Parameters(
            paramLabel = "USER|ID|ADDRESS",
            arity = "0..1",
            converter = Names.Sessions.class,
            description = "Which sessions; all of them if it is left out.")
    private Optional<SessionSelector> which = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (RemoteControl control = setup.control()) {
            List<SessionSnapshot> sessions = control.sessions().stream()
                    .filter(session -> which.isEmpty() || which.get().matches(session))
                    .toList();
            if (output.json) {
                out.println(Json.array(sessions.stream().map(WhoCommand::json).toList()));
            } else {
                table(sessions).print(out);
            }
        }
        return 0;
    }

    private static Table table(List<SessionSnapshot> sessions) {
        Table table =
                new Table("ID", "PROTOCOL", "USER", "ADDRESS", "SINCE", "IDLE", "COMMAND", "MAILBOX", "TLS", "CLIENT");
        for (SessionSnapshot session : sessions) {
            table.row(
                    Long.toString(session.number()),
                    session.protocol(),
                    session.user().orElse(""),
                    address(session.address()),
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                            session.since().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault())),
                    Spans.time(session.idle()),
                    session.command().orElse(""),
                    session.mailbox().orElse(""),
                    session.tls().orElse(""),
                    session.client().orElse(""));
        }
        return table;
    }

    static String address(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static Json json(SessionSnapshot session) {
        return Json.object()
                .with("id", session.number())
                .with("protocol", session.protocol())
                .with("user", session.user())
                .with("address", session.address().getAddress().getHostAddress())
                .with("port", session.address().getPort())
                .with("client", session.client())
                .with("since", session.since().toString())
                .with("idle_seconds", Json.decimal(session.idle().toMillis() / 1e3))
                .with("state", session.standing().name().toLowerCase(Locale.ROOT))
                .with("command", session.command())
                .with("mailbox", session.mailbox())
                .with("tls", session.tls())
                .with("commands", session.commands())
                .with("received", session.received())
                .with("sent", session.sent());
    }
}
