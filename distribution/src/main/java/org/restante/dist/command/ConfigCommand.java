package org.restante.dist.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = {
            "Prints every setting with its meaning, default and value, as a configuration file (HOCON).",
            "With --config FILE, checks that file: a wrong setting is named with its line, and the exit code is 2."
        },
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(setup.load().configuration().describe());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
