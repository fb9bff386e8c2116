package org.restante.dist.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The settings of this run: those of the command line over those of the configuration file over the defaults. Every one
 * of them is known, and of the kind that its default has.
 */
public final class Configuration {
    private final KnownSettings known;
    private final Config config;

    private Configuration(KnownSettings known, Config config) {
        this.known = known;
        this.config = config;
    }

    /**
     * Reads the settings.
     *
     * @param references the class loaders whose {@code reference.conf} files declare settings: the program's, plugins'
     * @param file a configuration file
     * @param definitions what the command line says, each {@code name=value}
     * @throws ConfigurationError naming every setting that is unknown or not of its kind, with file and line
     */
    public static Configuration load(List<ClassLoader> references, Optional<Path> file, List<String> definitions) {
        Config reference = reference(references);
        KnownSettings known = new KnownSettings(reference.resolve(ConfigResolveOptions.noSystem()));
        Config ofCommandLine = definitions(known, definitions);
        Config ofFile = file.map(path -> parse(path, ofCommandLine, reference)).orElseGet(ConfigFactory::empty);
        Config layer = known.expandChoices(ofFile);
        List<String> faults = new ArrayList<>(known.faults(ofCommandLine));
        faults.addAll(known.faults(layer));
        if (!faults.isEmpty()) {
            throw new ConfigurationError(faults);
        }
        return new Configuration(
                known,
                ofCommandLine.withFallback(layer).withFallback(reference).resolve(ConfigResolveOptions.noSystem()));
    }

    /**
     * Reads one setting of the program itself, before it is known what else there is.
     *
     * @throws ConfigurationError if the file cannot be read, or the value is not text
     */
    public static String peek(Optional<Path> file, List<String> definitions, String path) {
        Config reference = reference(List.of(Configuration.class.getClassLoader()));
        KnownSettings known = new KnownSettings(reference.resolve(ConfigResolveOptions.noSystem()));
        Config ofCommandLine = definitions(known, definitions);
        Config ofFile =
                file.map(found -> parse(found, ofCommandLine, reference)).orElseGet(ConfigFactory::empty);
        Config all =
                ofCommandLine.withFallback(ofFile).withFallback(reference).resolve(ConfigResolveOptions.noSystem());
        try {
            return all.getString(path);
        } catch (ConfigException.WrongType e) {
            throw ConfigurationError.at(all.getValue(path).origin(), path, "wants text");
        }
    }

    // What this program sets otherwise than the jars it consists of comes before their defaults.
    private static Config reference(List<ClassLoader> loaders) {
        Config all = ConfigFactory.parseResources(Configuration.class.getClassLoader(), "defaults.conf");
        for (ClassLoader loader : loaders) {
            all = all.withFallback(ConfigFactory.parseResources(loader, "reference.conf"));
        }
        return all;
    }

    private static Config parse(Path file, Config over, Config under) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ConfigurationError(List.of(file + ": cannot be read"));
        }
        try {
            Config layer = ConfigFactory.parseFile(
                    file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
            // ${data} means what it is in the end, wherever it is set; ${?HOME} the environment's.
            return layer.resolveWith(
                    over.withFallback(layer).withFallback(under).resolve(), ConfigResolveOptions.defaults());
        } catch (ConfigException e) {
            throw new ConfigurationError(List.of(syntax(file, e)));
        }
    }

    // The library's message begins with its own words for the file.
    private static String syntax(Path file, ConfigException e) {
        if (e.origin() == null) {
            return file + ": " + e.getMessage();
        }
        String prefix = e.origin().description() + ": ";
        String message = e.getMessage().startsWith(prefix) ? e.getMessage().substring(prefix.length()) : e.getMessage();
        return ConfigurationError.place(e.origin()) + ": " + message;
    }

    private static Config definitions(KnownSettings known, List<String> definitions) {
        Config config = ConfigFactory.empty();
        for (String definition : definitions) {
            int equals = definition.indexOf('=');
            if (equals <= 0) {
                throw new ConfigurationError(List.of("-D " + definition + ": wants name=value"));
            }
            String path = definition.substring(0, equals).strip();
            String value = definition.substring(equals + 1).strip();
            boolean list = known.find(path)
                    .filter(setting -> setting.kind() == SettingKind.LIST)
                    .isPresent();
            try {
                Config one = ConfigFactory.empty()
                        .withValue(
                                path,
                                ConfigValueFactory.fromAnyRef(
                                        list ? List.of(value.split(",")) : value, "command line"));
                // Each by itself, lest "store=maildir" be lost beside "store.maildir.folder=...".
                config = known.expandChoices(one).withFallback(config);
            } catch (ConfigException.BadPath notAName) {
                throw new ConfigurationError(List.of("-D " + definition + ": that is not the name of a setting"));
            }
        }
        return config;
    }

    /** Returns a setting that is text. */
    public String text(String path) {
        return config.getString(path);
    }

    /** Returns a setting that is a list. */
    public List<String> list(String path) {
        return config.getStringList(path);
    }

    /** Returns a setting that is true or false. */
    public boolean flag(String path) {
        return config.getBoolean(path);
    }

    /** Returns a setting that is a number. */
    public int number(String path) {
        return as(path, ignored -> Math.toIntExact(config.getLong(path)));
    }

    /** Returns a setting that is a size, in octets. */
    public long octets(String path) {
        return config.getMemorySize(path).toBytesBigInteger().longValueExact();
    }

    /** Returns a setting that is a time. */
    public Duration duration(String path) {
        return config.getDuration(path);
    }

    /**
     * Makes something of a setting's text.
     *
     * @param meaning refuses by {@link IllegalArgumentException}, whose message completes the sentence
     * @throws ConfigurationError saying where the value comes from, if it is refused
     */
    public <T> T as(String path, Function<String, T> meaning) {
        try {
            return meaning.apply(config.getValue(path).unwrapped().toString());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ConfigurationError.at(config.getValue(path).origin(), path, e.getMessage());
        }
    }

    /** Returns all settings by name, as text: a size in octets, a time as in ISO 8601. */
    public Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        known.all().forEach(setting -> values.put(setting.path(), setting.kind().read(config, setting.path())));
        return values;
    }

    /** Returns every setting with its meaning, its default and, where it is another, its value and whence that comes. */
    public String describe() {
        return new SettingsPage(known, config).text();
    }
}
