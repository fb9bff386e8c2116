package org.restante.dist.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the version, which the jar's manifest has. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {
            "Restante " + version + ", Java " + Runtime.version() + " (" + System.getProperty("java.home") + ")"
        };
    }
}
