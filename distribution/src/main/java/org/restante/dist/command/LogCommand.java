package org.restante.dist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.restante.dist.admin.RemoteControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "log",
        description = "Says how much the loggers of the server that runs write, and changes it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A level holds for the loggers below it, too, and until the server ends; conf/logback.xml has what it starts",
            "with. Restante's loggers are named after its packages and write no passwords at any level; what loggers of",
            "libraries write at debug and trace is theirs.",
            "",
            "  restante log level org.restante.sasl debug",
            "  restante log level org.restante.sasl default"
        })
final class LogCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? list or level");
    }

    @Command(
            name = "list",
            description = "Lists the loggers that have a level of their own: level, name.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Setup setup, @Mixin Output output) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (RemoteControl control = setup.control()) {
            Map<String, String> levels = control.logLevels();
            if (output.json) {
                List<Json.Members> rows = levels.entrySet().stream()
                        .map(level ->
                                Json.object().with("logger", level.getKey()).with("level", level.getValue()))
                        .toList();
                out.println(Json.array(rows));
            } else {
                levels.forEach((logger, level) -> out.println(level + "\t" + logger));
            }
        }
        return 0;
    }

    @Command(name = "level", description = "Gives a logger a level.", mixinStandardHelpOptions = true)
    int level(
            @Mixin Setup setup,
            @Parameters(index = "0", paramLabel = "LOGGER", description = "Its name, or ROOT.") String logger,
            @Parameters(
                            index = "1",
                            paramLabel = "LEVEL",
                            description =
                                    "off, error, warn, info, debug, trace, all, or default: that of the one above it.")
                    String level)
            throws IOException {
        try (RemoteControl control = setup.control()) {
            if (!control.logLevel(logger, level)) {
                spec.commandLine().getErr().println("restante: nothing has logged as " + logger + " so far");
            }
        }
        return 0;
    }
}
