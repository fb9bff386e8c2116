package org.restante.dist.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.restante.dist.serve.AdministrationAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Reads the whole store and looks for damage; exit code 1 if there is any.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--rebuild",
            description = "First makes anew what the store can make from the mail itself: indexes and caches.")
    private boolean rebuild;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (AdministrationAccess access = setup.administration()) {
            List<String> damage = new ArrayList<>();
            if (rebuild) {
                damage.addAll(access.administration().rebuild());
            }
            damage.addAll(access.administration().check());
            if (output.json) {
                spec.commandLine().getOut().println(Json.object().with("damage", Json.texts(damage)));
                return damage.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
            damage.forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().println(damage.isEmpty() ? "no damage" : "damaged: " + damage.size());
            return damage.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
