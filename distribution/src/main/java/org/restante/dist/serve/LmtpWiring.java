package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.restante.core.connection.TlsOffer;
import org.restante.dist.config.Choice;
import org.restante.dist.config.Configuration;
import org.restante.lmtp.LmtpModule;
import org.restante.lmtp.LmtpSettings;
import org.restante.lmtp.session.OverQuota;

/** The LMTP server with the settings of the configuration. */
final class LmtpWiring extends AbstractModule {
    private final Configuration settings;

    LmtpWiring(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        install(new LmtpModule());
        bind(LmtpSettings.class)
                .toInstance(new LmtpSettings(
                        ListenAddress.endpoints(settings, "lmtp", TlsOffer.STARTTLS, Set.of()),
                        socket(),
                        settings.as("lmtp.socket-permissions", PosixFilePermissions::fromString),
                        settings.number("lmtp.recipients"),
                        settings.number("lmtp.connections"),
                        settings.duration("lmtp.timeout"),
                        settings.as("lmtp.over-quota", name -> Choice.of(OverQuota.class, name))));
    }

    private Optional<Path> socket() {
        String path = settings.text("lmtp.socket");
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }
}
