package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import java.util.Set;
import org.restante.dist.config.Configuration;
import org.restante.protocol.wire.LiteralExtension;
import org.restante.server.append.AppendLimits;
import org.restante.server.append.EightBitHeaders;
import org.restante.server.engine.MessageLimit;
import org.restante.server.engine.ProgressInterval;
import org.restante.server.extension.context.ContextSettings;
import org.restante.server.extension.jmapaccess.JmapAccessSettings;
import org.restante.server.extension.language.LanguageSettings;
import org.restante.server.extension.notify.NotifySettings;
import org.restante.server.extension.referral.ReferralSettings;
import org.restante.server.extension.urlauth.UrlAuthSettings;

/** How the extensions of IMAP work, as the configuration has it. */
final class ExtensionModule extends AbstractModule {
    private final Configuration settings;

    ExtensionModule(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        set(LanguageSettings.class, settings.as("imap.language", LanguageSettings::new));
        set(JmapAccessSettings.class, settings.as("imap.jmap", JmapAccessSettings::of));
        set(ReferralSettings.class, settings.as("imap.referrals.server", this::referrals));
        set(NotifySettings.class, new NotifySettings(settings.number("imap.notify.mailboxes")));
        set(EightBitHeaders.class, settings.as("imap.append-8bit", ExtensionModule::eightBitHeaders));
        set(LiteralExtension.class, settings.as("imap.literals", ExtensionModule::literals));
        set(MessageLimit.class, settings.as("imap.save-limit", ignored -> messageLimit()));
        set(ProgressInterval.class, new ProgressInterval(settings.duration("imap.progress")));
        set(UrlAuthSettings.class, new UrlAuthSettings(Set.copyOf(settings.list("imap.url-submitters"))));
        set(ContextSettings.class, settings.as("limits.contexts", ignored -> contexts()));
        set(AppendLimits.class, settings.as("limits.append-messages", ignored -> appends()));
    }

    private <T> void set(Class<T> type, T value) {
        OptionalBinder.newOptionalBinder(binder(), type).setBinding().toInstance(value);
    }

    private ReferralSettings referrals(String server) {
        return ReferralSettings.of(
                server,
                settings.list("imap.referrals.users"),
                settings.list("imap.referrals.guests"),
                settings.list("imap.referrals.mailboxes"));
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
        return new MessageLimit(settings.number("imap.message-limit"), settings.number("imap.save-limit"));
    }

    private ContextSettings contexts() {
        return new ContextSettings(settings.number("limits.contexts"), settings.number("limits.context-results"));
    }

    private AppendLimits appends() {
        return new AppendLimits(settings.number("limits.append-messages"), settings.octets("limits.append-octets"));
    }
}
