package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.restante.dist.admin.RemoteControl;
import org.restante.dist.admin.SessionSelector;
import org.restante.dist.admin.TraceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "trace",
        description = {
            "Writes down what sessions of a user or from an address say and hear, until it is switched off or the server ends.",
            "Without arguments, lists what is traced."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Lines are added to trace.log in the data folder, for its owner's eyes; trace.size is how large it may become, and",
            "trace.log.1 is the one before. Passwords, SASL exchanges and tokens of URLs are hidden, and literals are left",
            "out. Subjects, addresses and names of mailboxes are there to be read.",
            "",
            "A user is traced from the login on, and an address from the first command."
        })
final class TraceCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--off", description = "Ends the trace; all of them if no word says which.")
    private boolean off;

    @Parameters(
            paramLabel = "USER|ADDRESS|ID",
            arity = "0..1",
            converter = Names.Sessions.class,
            description = "Whom: as for \"restante kick\".")
    private Optional<SessionSelector> which = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (RemoteControl control = setup.control()) {
            boolean done = true;
            if (off) {
                done = control.endTrace(which);
            } else if (which.isPresent()) {
                control.trace(which.get());
            }
            TraceReport report = control.traces();
            if (output.json) {
                out.println(Json.object()
                        .with("traced", Json.texts(report.traced()))
                        .with("file", report.file()));
            } else {
                out.println("traced: " + (report.traced().isEmpty() ? "nobody" : String.join(" ", report.traced())));
                out.println("file: " + report.file());
            }
            return done ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
