package org.restante.dist.command;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: what there is in it, and how its commands fail. */
@Command(
        name = "restante",
        description = "An IMAP server.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            StatusCommand.class,
            WhoCommand.class,
            KickCommand.class,
            LogCommand.class,
            TraceCommand.class,
            UserCommand.class,
            MailboxCommand.class,
            QuotaCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DeliverCommand.class,
            CopyCommand.class,
            CheckCommand.class,
            MigrateCommand.class,
            ConfigCommand.class,
            PluginsCommand.class,
            CertificateCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:it could not be done, or not all of it; check: there is damage",
            "2:the command line or the configuration is wrong",
            "3:status, who, kick, log, trace: no server runs on the data folder"
        },
        footer = {
            "",
            "Commands work on the data folder itself, or through the server that is running on it.",
            "@|bold restante help COMMAND|@ tells more of each."
        })
public final class RestanteCommand implements Runnable {
    /** The exit code of commands that need a server, where there is none; that of "not running" for init scripts, too. */
    static final int NO_SERVER = 3;

    @Spec
    private CommandSpec spec;

    /**
     * Carries out a command line.
     *
     * @return the exit code: 0 success, 1 failure, 2 a wrong command line or configuration, 3 no server
     */
    public static int run(String... arguments) {
        return run(writer(System.out), writer(System.err), arguments);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    /** As {@link #run(String...)}, with the output somewhere else. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new RestanteCommand())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
