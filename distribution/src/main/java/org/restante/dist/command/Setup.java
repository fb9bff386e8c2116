package org.restante.dist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.dist.admin.RemoteControl;
import org.restante.dist.config.Configuration;
import org.restante.dist.plugin.Plugins;
import org.restante.dist.serve.AdministrationAccess;
import org.restante.dist.serve.Installation;
import picocli.CommandLine.Option;

/** The options by which a command finds its settings, the same for all of them. */
final class Setup {
    private static final String PLUGINS = "plugins";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file; default: conf/restante.conf beside the program, if it is there.")
    Optional<Path> config = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; the same as -D data=DIR. Default: data in the current folder.")
    Optional<String> data = Optional.empty();

    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            description = "Sets a setting; goes before the configuration file. Several are possible.")
    List<String> definitions = new ArrayList<>();

    /** What is installed, and how it is set. */
    record Loaded(Plugins plugins, Configuration configuration) {
        /** Wires the parts, none of which is opened before it is asked for. */
        Installation installation() {
            return Installation.of(plugins, configuration);
        }
    }

    /**
     * Loads plugins and settings. Plugins have settings of their own, so where they are has to be known first.
     *
     * @throws org.restante.dist.config.ConfigurationError if a setting is wrong
     */
    Loaded load() {
        return load(List.of());
    }

    /**
     * Loads plugins and settings that differ in some from what the other options say.
     *
     * @param differences each {@code name=value}, or a configuration file in place of the other
     */
    Loaded load(List<String> differences) {
        List<String> all = new ArrayList<>();
        data.ifPresent(folder -> all.add("data=" + folder));
        all.addAll(definitions);
        Optional<Path> file = file();
        for (String difference : differences) {
            if (difference.contains("=")) {
                all.add(difference);
            } else {
                file = Optional.of(Path.of(difference));
            }
        }
        Plugins plugins = Plugins.load(home().resolve(Configuration.peek(file, all, PLUGINS)));
        return new Loaded(plugins, Configuration.load(plugins.loaders(), file, all));
    }

    private Optional<Path> file() {
        return config.or(() ->
                Optional.of(home().resolve("conf").resolve("restante.conf")).filter(Files::exists));
    }

    // Where the program is unpacked; the launcher says so.
    private static Path home() {
        return Path.of(System.getProperty("restante.home", ""));
    }

    /**
     * Connects to the server that has the data folder.
     *
     * @throws org.restante.dist.admin.NoServer if there is none
     */
    RemoteControl control() {
        return RemoteControl.of(Path.of(load().configuration().text("data")));
    }

    AdministrationAccess administration() throws IOException {
        Loaded loaded = load();
        return AdministrationAccess.open(loaded.plugins(), loaded.configuration());
    }
}
