package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import org.restante.core.ban.BanSettings;
import org.restante.core.ban.Networks;
import org.restante.dist.config.Configuration;

/** Who may come in at all, whatever the protocol, as the configuration has it. */
final class AdmissionModule extends AbstractModule {
    private final Configuration settings;

    AdmissionModule(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), BanSettings.class)
                .setBinding()
                .toInstance(bans());
    }

    private BanSettings bans() {
        Networks allowed = settings.as("bans.allow", ignored -> Networks.parse(settings.list("bans.allow")));
        return settings.as(
                "bans.failures",
                ignored -> new BanSettings(
                        settings.number("bans.failures"),
                        settings.duration("bans.within"),
                        settings.duration("bans.duration"),
                        allowed));
    }
}
