package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.core.event.EventSettings;
import org.restante.core.tls.TlsKeys;
import org.restante.core.tls.TlsSettings;
import org.restante.core.transport.Endpoint;
import org.restante.dist.config.Configuration;
import org.restante.protocol.wire.FrameLimits;
import org.restante.server.ImapServerModule;
import org.restante.server.ServerSettings;
import org.restante.server.engine.Limits;

/** The servers with the settings of the configuration. */
final class ServerModule extends AbstractModule {
    private final Configuration settings;
    private final TlsSettings tls;

    private ServerModule(Configuration settings, TlsSettings tls) {
        this.settings = settings;
        this.tls = tls;
    }

    /**
     * Reads the certificate, or makes one in the data folder.
     *
     * @throws org.restante.core.tls.UnusableCertificate if it cannot be read
     */
    static ServerModule of(Configuration settings, Path data) {
        return new ServerModule(settings, ServerCertificate.of(settings, data));
    }

    @Override
    protected void configure() {
        install(new ImapServerModule());
        install(new AdmissionModule(settings));
        install(new MailboxModule(settings));
        install(new ExtensionModule(settings));
        install(new LmtpWiring(settings));
        install(new Pop3Wiring(settings));
        OptionalBinder.newOptionalBinder(binder(), EventSettings.class)
                .setBinding()
                .toInstance(settings.as("events.queue", ignored -> new EventSettings(settings.number("events.queue"))));
        bind(TlsKeys.class).toInstance(new TlsKeys(Optional.of(tls)));
        bind(ServerSettings.class)
                .toInstance(new ServerSettings(
                        endpoints(settings),
                        HostName.of(settings),
                        limits(),
                        settings.octets("limits.summary-cache"),
                        Set.copyOf(settings.list("imap.capabilities.hide")),
                        Clock.system(ZoneId.systemDefault())));
    }

    /** Returns where to listen: first in the clear, then with TLS. */
    static List<Endpoint> endpoints(Configuration settings) {
        List<Endpoint> endpoints = ListenAddress.imap(settings);
        if (endpoints.isEmpty()) {
            return settings.as("imap.listen", off -> {
                throw new IllegalArgumentException("both imap.listen and imaps.listen are off");
            });
        }
        return endpoints;
    }

    private FrameLimits commandLimits(String section) {
        return new FrameLimits(
                (int) settings.octets(section + ".line"),
                (int) settings.octets(section + ".sets"),
                (int) settings.octets(section + ".literal"),
                settings.number(section + ".literals"),
                (int) settings.octets(section + ".all-literals"),
                settings.octets(section + ".dropped"));
    }

    private Limits limits() {
        return new Limits(
                commandLimits("limits.before-login"),
                commandLimits("limits.after-login"),
                settings.octets("limits.message"),
                settings.duration("limits.login-time"),
                settings.duration("limits.idle-time"),
                settings.duration("limits.stalled-time"),
                settings.duration("limits.keep-alive"),
                settings.number("limits.bad-before-login"),
                settings.number("limits.bad-after-login"),
                settings.number("limits.failed-logins"),
                settings.number("limits.unauthenticated-per-address"),
                settings.number("limits.unauthenticated"),
                settings.number("limits.sessions-per-user"));
    }
}
