package org.restante.dist.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.Optional;

/** Reads a value of which nobody knows yet whether it is of its kind. */
final class Checked {
    private Checked() {}

    /** Returns the value as text, or nothing if it is not of the setting's kind. */
    static Optional<String> read(KnownSetting setting, Config config) {
        try {
            return Optional.of(setting.kind().read(config, setting.path()));
        } catch (ConfigException | ArithmeticException notOfThisKind) {
            return Optional.empty();
        }
    }
}
