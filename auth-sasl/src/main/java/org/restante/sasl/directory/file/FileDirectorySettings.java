package org.restante.sasl.directory.file;

import java.nio.file.Path;
import java.util.Objects;
import org.restante.sasl.password.ScramDerivation;

/**
 * Where the users are, and what is kept of their passwords.
 *
 * @param file the file; one that is not there has no users yet
 * @param scram the SCRAM keys that are derived from a new password
 */
public record FileDirectorySettings(Path file, ScramDerivation scram) {
    /** Refuses null. */
    public FileDirectorySettings {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(scram, "scram");
    }
}
