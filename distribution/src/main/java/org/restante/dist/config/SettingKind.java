package org.restante.dist.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Locale;
import java.util.Set;

/** What kind of value a setting takes: that of its default. */
enum SettingKind {
    FLAG("true or false"),
    NUMBER("a whole number"),
    FRACTION("a number"),
    SIZE("a size such as \"64 MiB\""),
    DURATION("a time such as \"30 s\""),
    TEXT("text"),
    LIST("a list such as [\"a\", \"b\"]");

    private static final Set<String> SIZES =
            Set.of("b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "byte", "bytes");
    private static final Set<String> DURATIONS =
            Set.of("ms", "s", "m", "h", "d", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days");

    private final String example;

    SettingKind(String example) {
        this.example = example;
    }

    /** Returns the words for a value of this kind. */
    String example() {
        return example;
    }

    /** Returns the kind of a default. */
    static SettingKind of(ConfigValue value) {
        return switch (value.valueType()) {
            case BOOLEAN -> FLAG;
            case NUMBER -> value.unwrapped() instanceof Double ? FRACTION : NUMBER;
            case LIST -> LIST;
            case STRING -> ofText((String) value.unwrapped());
            case NULL, OBJECT ->
                throw new IllegalArgumentException(
                        "not the default of a setting: " + value.origin().description());
        };
    }

    private static SettingKind ofText(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        String unit = text.substring(digits).strip().toLowerCase(Locale.ROOT);
        if (digits > 0 && SIZES.contains(unit)) {
            return SIZE;
        }
        return digits > 0 && DURATIONS.contains(unit) ? DURATION : TEXT;
    }

    /**
     * Returns a value as text that plugins are given: a size in octets, a duration as ISO 8601 has it.
     *
     * @throws ConfigException if it is none of this kind
     */
    String read(Config config, String path) {
        if (config.getValue(path).valueType() == ConfigValueType.LIST && this != LIST) {
            throw new ConfigException.WrongType(config.getValue(path).origin(), "not a list");
        }
        return switch (this) {
            case FLAG -> String.valueOf(config.getBoolean(path));
            case NUMBER -> String.valueOf(config.getLong(path));
            case FRACTION -> String.valueOf(config.getDouble(path));
            case SIZE -> config.getMemorySize(path).toBytesBigInteger().longValueExact() + "";
            case DURATION -> config.getDuration(path).toString();
            case TEXT -> config.getString(path);
            case LIST -> String.join(",", config.getStringList(path));
        };
    }
}
