package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.dist.config.Configuration;
import org.restante.protocol.wire.FrameLimits;
import org.restante.protocol.wire.LiteralExtension;
import org.restante.server.Endpoint;
import org.restante.server.ImapServerModule;
import org.restante.server.ServerSettings;
import org.restante.server.TlsKeys;
import org.restante.server.append.EightBitHeaders;
import org.restante.server.engine.Limits;
import org.restante.server.engine.MessageLimit;
import org.restante.server.engine.ProgressInterval;
import org.restante.server.engine.TlsOffer;
import org.restante.server.extension.context.ContextSettings;
import org.restante.server.extension.jmapaccess.JmapAccessSettings;
import org.restante.server.extension.language.LanguageSettings;
import org.restante.server.extension.notify.NotifySettings;
import org.restante.server.extension.referral.ReferralSettings;
import org.restante.server.tls.TlsSettings;

/** The IMAP server with the settings of the configuration. */
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
     * @throws org.restante.server.tls.UnusableCertificate if it cannot be read
     */
    static ServerModule of(Configuration settings, Path data) {
        return new ServerModule(settings, ServerCertificate.of(settings, data));
    }

    @Override
    protected void configure() {
        install(new ImapServerModule());
        set(LanguageSettings.class, settings.as("imap.language", LanguageSettings::new));
        set(JmapAccessSettings.class, settings.as("imap.jmap", JmapAccessSettings::of));
        set(
                ReferralSettings.class,
                settings.as(
                        "imap.referrals.server",
                        server -> ReferralSettings.of(
                                server,
                                settings.list("imap.referrals.users"),
                                settings.list("imap.referrals.guests"),
                                settings.list("imap.referrals.mailboxes"))));
        set(NotifySettings.class, new NotifySettings(settings.number("imap.notify.mailboxes")));
        install(new MailboxModule(settings));
        set(EightBitHeaders.class, settings.as("imap.append-8bit", ServerModule::eightBitHeaders));
        set(LiteralExtension.class, settings.as("imap.literals", ServerModule::literals));
        set(MessageLimit.class, messageLimit());
        set(ProgressInterval.class, new ProgressInterval(settings.duration("imap.progress")));
        bind(TlsKeys.class).toInstance(new TlsKeys(Optional.of(tls)));
        bind(ServerSettings.class)
                .toInstance(new ServerSettings(
                        endpoints(settings),
                        HostName.of(settings),
                        limits(),
                        settings.octets("limits.summary-cache"),
                        Set.copyOf(settings.list("imap.capabilities.hide")),
                        Clock.system(ZoneId.systemDefault())));
        setting(ContextSettings.class, contexts());
    }

    // Of an extension, which asks for it.
    private <T> void setting(Class<T> type, T value) {
        OptionalBinder.newOptionalBinder(binder(), type).setBinding().toInstance(value);
    }

    private ContextSettings contexts() {
        return new ContextSettings(positive("limits.contexts"), positive("limits.context-results"));
    }

    private int positive(String path) {
        int number = settings.number(path);
        return settings.as(path, text -> {
            if (number < 1) {
                throw new IllegalArgumentException("wants 1 or more");
            }
            return number;
        });
    }

    private <T> void set(Class<T> type, T value) {
        OptionalBinder.newOptionalBinder(binder(), type).setBinding().toInstance(value);
    }

    private static EightBitHeaders eightBitHeaders(String word) {
        return switch (word) {
            case "accept" -> EightBitHeaders.ACCEPT;
            case "refuse" -> EightBitHeaders.REFUSE;
            default -> throw new IllegalArgumentException("accept or refuse");
        };
    }

    private static LiteralExtension literals(String word) {
        return switch (word) {
            case "plus" -> LiteralExtension.PLUS;
            case "minus" -> LiteralExtension.MINUS;
            default -> throw new IllegalArgumentException("plus or minus");
        };
    }

    private MessageLimit messageLimit() {
        int commands = settings.number("imap.message-limit");
        return settings.as("imap.save-limit", saving -> new MessageLimit(commands, settings.number("imap.save-limit")));
    }

    /** Returns where to listen: first in the clear, then with TLS. */
    static List<Endpoint> endpoints(Configuration settings) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (InetSocketAddress address : settings.as("imap.listen", ListenAddress::parse)) {
            endpoints.add(new Endpoint(address, TlsOffer.STARTTLS));
        }
        for (InetSocketAddress address : settings.as("imaps.listen", ListenAddress::parse)) {
            endpoints.add(new Endpoint(address, TlsOffer.IMPLICIT));
        }
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
