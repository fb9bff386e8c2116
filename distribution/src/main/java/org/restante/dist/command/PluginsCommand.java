package org.restante.dist.command;

import com.google.inject.Module;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.restante.dist.plugin.Contribution;
import org.restante.dist.plugin.Plugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "plugins",
        description = "Lists what is installed: where it is from, jar, version, and what it adds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A line for each Guice module that jars of the program or of a plugin name, with tabs between. What a module",
            "adds is told by kind and name: store (store.use), directory (users.use), mechanism (of SASL), scheme (of",
            "password hashes), access (access.use), extension (of IMAP), listener (to what happens to mail). A plugin that",
            "cannot be loaded is named, with jar, class and reason, and the exit code is 2."
        })
final class PluginsCommand implements Callable<Integer> {
    @Mixin
    private final Setup setup = new Setup();

    @Mixin
    private final Output output = new Output();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Json> rows = new ArrayList<>();
        for (Plugin plugin : setup.load().plugins().all()) {
            for (Module module : plugin.modules()) {
                if (output.json) {
                    rows.add(json(plugin, module));
                    continue;
                }
                out.println(String.join(
                        "\t",
                        origin(plugin),
                        Plugin.jar(module.getClass()),
                        version(module),
                        additions(Contribution.of(module))));
            }
        }
        if (output.json) {
            out.println(Json.array(rows));
        }
        return 0;
    }

    private static Json json(Plugin plugin, Module module) {
        List<Json.Members> adds = Contribution.of(module).stream()
                .map(added -> Json.object().with("kind", added.kind()).with("name", added.name()))
                .toList();
        return Json.object()
                .with("origin", origin(plugin))
                .with("jar", Plugin.jar(module.getClass()))
                .with("module", module.getClass().getName())
                .with(
                        "version",
                        Optional.ofNullable(module.getClass().getPackage().getImplementationVersion()))
                .with("adds", Json.array(adds));
    }

    private static String origin(Plugin plugin) {
        return plugin.name().equals(Plugin.CLASS_PATH) ? "program" : "plugin " + plugin.name();
    }

    private static String version(Module module) {
        return Optional.ofNullable(module.getClass().getPackage().getImplementationVersion())
                .orElse("no version");
    }

    private static String additions(List<Contribution> contributions) {
        return contributions.isEmpty()
                ? "nothing that is picked by name"
                : contributions.stream()
                        .map(contribution -> contribution.kind() + " " + contribution.name())
                        .collect(Collectors.joining(", "));
    }
}
