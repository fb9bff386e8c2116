package org.restante.dist.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All settings that there are, from the {@code reference.conf} of every jar. */
final class KnownSettings {
    private static final String CHOICE = ".use";

    private final Map<String, KnownSetting> byPath = new TreeMap<>();
    private final Map<String, List<String>> sections = new TreeMap<>();

    KnownSettings(Config reference) {
        collect("", reference.root());
    }

    private void collect(String prefix, ConfigObject section) {
        section.forEach((key, value) -> {
            String path = prefix + key;
            if (value instanceof ConfigObject inner) {
                sections.put(path, comments(value));
                collect(path + ".", inner);
            } else {
                byPath.put(path, new KnownSetting(path, SettingKind.of(value), value.render(), comments(value)));
            }
        });
    }

    private static List<String> comments(ConfigValue value) {
        return value.origin().comments().stream().map(String::strip).toList();
    }

    /** Returns the settings: those outside of any section first, then by section and name. */
    Collection<KnownSetting> all() {
        List<KnownSetting> settings = new ArrayList<>(byPath.values());
        settings.sort(Comparator.comparing((KnownSetting setting) -> section(setting.path()))
                .thenComparing(KnownSetting::path));
        return settings;
    }

    /** Returns the section that a name is in; empty for none. */
    static String section(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }

    /** Returns the comment above a section. */
    List<String> sectionMeaning(String section) {
        return sections.getOrDefault(section, List.of());
    }

    Optional<KnownSetting> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /**
     * Writes {@code store.use = jdbc} for {@code store = jdbc}: the name alone says which one, as long as nothing else is
     * said of it.
     */
    Config expandChoices(Config layer) {
        Config result = layer;
        for (String section : sections.keySet()) {
            if (byPath.containsKey(section + CHOICE)
                    && result.hasPath(section)
                    && !(result.getValue(section) instanceof ConfigObject)) {
                ConfigValue choice = result.getValue(section);
                result = result.withoutPath(section).withValue(section + CHOICE, choice);
            }
        }
        return result;
    }

    /** Returns a line for each name in the layer that nobody knows, and for each value that is not of its kind. */
    List<String> faults(Config layer) {
        List<String> faults = new ArrayList<>();
        check("", layer.root(), layer, faults);
        return faults;
    }

    private void check(String prefix, ConfigObject section, Config layer, List<String> faults) {
        section.forEach((key, value) -> {
            String path = prefix + key;
            Optional<KnownSetting> known = find(path);
            if (known.isPresent()) {
                fault(known.orElseThrow(), value, layer).ifPresent(faults::add);
            } else if (value instanceof ConfigObject inner && sections.containsKey(path)) {
                check(path + ".", inner, layer, faults);
            } else {
                faults.add(ConfigurationError.line(value.origin(), path, unknown(path)));
            }
        });
    }

    private String unknown(String path) {
        if (sections.containsKey(path)) {
            return "a section, not a setting: " + String.join(", ", within(path));
        }
        return "there is no such setting"
                + Suggestion.nearest(path, byPath.keySet())
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("; `restante config` lists them");
    }

    private List<String> within(String section) {
        return byPath.keySet().stream()
                .filter(path -> path.startsWith(section + "."))
                .toList();
    }

    private static Optional<String> fault(KnownSetting setting, ConfigValue value, Config layer) {
        return Checked.read(setting, layer).isPresent()
                ? Optional.empty()
                : Optional.of(ConfigurationError.line(
                        value.origin(),
                        setting.path(),
                        "wants " + setting.kind().example() + ", not " + value.render(ConfigRenderOptions.concise())));
    }
}
