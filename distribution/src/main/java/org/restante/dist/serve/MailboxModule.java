package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.restante.dist.config.Configuration;
import org.restante.server.access.AccessSettings;
import org.restante.server.access.SeenFlag;
import org.restante.server.extension.annotate.AnnotateSettings;
import org.restante.server.extension.metadata.MetadataSettings;
import org.restante.server.extension.quota.QuotaSettings;
import org.restante.store.access.AccessControl;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

/** Who may do what with mailboxes, how much users may hold, and what they may note, as the configuration has it. */
final class MailboxModule extends AbstractModule {
    private final Configuration settings;

    MailboxModule(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), AccessControl.class)
                .setBinding()
                .toProvider(Picked.class)
                .in(Singleton.class);
        set(
                AccessSettings.class,
                new AccessSettings(
                        settings.text("access.administrators"),
                        settings.text("access.other-users"),
                        settings.text("access.shared"),
                        settings.as("access.seen", MailboxModule::seen)));
        set(
                MetadataSettings.class,
                new MetadataSettings(
                        (int) settings.octets("metadata.value"),
                        settings.number("metadata.entries"),
                        settings.text("metadata.admin")));
        set(AnnotateSettings.class, settings.as("annotate.entries", entries -> annotations()));
        set(
                QuotaSettings.class,
                settings.as("quota.warning", percent -> new QuotaSettings(quota(), settings.number("quota.warning"))));
    }

    private <T> void set(Class<T> type, T value) {
        OptionalBinder.newOptionalBinder(binder(), type).setBinding().toInstance(value);
    }

    private static SeenFlag seen(String word) {
        return switch (word) {
            case "common" -> SeenFlag.COMMON;
            case "private" -> SeenFlag.PRIVATE;
            default -> throw new IllegalArgumentException("common or private");
        };
    }

    private AnnotateSettings annotations() {
        long value = Math.min(Integer.MAX_VALUE, settings.octets("annotate.value"));
        return new AnnotateSettings((int) value, settings.number("annotate.entries"));
    }

    private QuotaLimits quota() {
        QuotaLimits limits = QuotaLimits.NONE;
        limits = with(limits, QuotaResource.STORAGE, settings.octets("quota.storage"));
        limits = with(limits, QuotaResource.MESSAGE, settings.number("quota.messages"));
        return with(limits, QuotaResource.MAILBOX, settings.number("quota.mailboxes"));
    }

    private static QuotaLimits with(QuotaLimits limits, QuotaResource resource, long limit) {
        return limit == 0 ? limits : limits.with(resource, limit);
    }

    /** The policy that {@code access.use} names. */
    record Picked(Configuration settings, Map<String, Provider<AccessControl>> policies)
            implements Provider<AccessControl> {
        @Inject
        Picked {}

        @Override
        public AccessControl get() {
            return settings.as("access.use", this::policy).get();
        }

        private Provider<AccessControl> policy(String name) {
            return Optional.ofNullable(policies.get(name))
                    .orElseThrow(() -> new IllegalArgumentException("there is no policy \"" + name
                            + "\" installed, only " + String.join(", ", new TreeSet<>(policies.keySet()))));
        }
    }
}
