package org.restante.dist.config;

import com.typesafe.config.ConfigOrigin;
import java.util.List;

/** Something is wrong with the configuration. The message has a line for each fault, and says where it is. */
public final class ConfigurationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A configuration with these faults.
     *
     * @param faults at least one, each a line for the operator
     */
    public ConfigurationError(List<String> faults) {
        super(String.join("\n", faults));
    }

    /** One fault, of a setting whose value comes from there. */
    static ConfigurationError at(ConfigOrigin origin, String setting, String fault) {
        return new ConfigurationError(List.of(line(origin, setting, fault)));
    }

    static String line(ConfigOrigin origin, String setting, String fault) {
        return place(origin) + ": " + setting + ": " + fault;
    }

    /** Returns file and line, or what else a value comes from. */
    static String place(ConfigOrigin origin) {
        String source = origin.filename() == null ? origin.description() : origin.filename();
        return origin.lineNumber() > 0 && origin.filename() != null ? source + ":" + origin.lineNumber() : source;
    }
}
