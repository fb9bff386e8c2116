package org.restante.dist.command;

import java.util.concurrent.Callable;
import org.restante.dist.serve.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "migrate",
        description = {
            "Brings the tables of the database up to date.",
            "The server does so by itself when it starts, unless store.jdbc.migrate is false."
        },
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Installation installation = setup.load().installation()) {
            installation.migrate();
        }
        spec.commandLine().getOut().println("the tables are up to date");
        return ExitCode.OK;
    }
}
