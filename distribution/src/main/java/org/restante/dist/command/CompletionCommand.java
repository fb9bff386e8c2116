package org.restante.dist.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints a script that has bash and zsh complete commands and options.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "For all users of a machine: restante completion >/usr/share/bash-completion/completions/restante",
            "For this shell only: source <(restante completion)"
        })
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandSpec root = spec.root();
        spec.commandLine().getOut().println(AutoComplete.bash(root.name(), root.commandLine()));
    }
}
