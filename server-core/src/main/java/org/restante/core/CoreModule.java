package org.restante.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.restante.core.ban.BanSettings;
import org.restante.core.ban.Bans;
import org.restante.core.connection.ConnectionLimits;
import org.restante.core.connection.Sessions;
import org.restante.core.event.EventModule;
import org.restante.core.event.MailEvents;
import org.restante.core.login.Logins;
import org.restante.sasl.FailedLogins;

/**
 * What the servers of all protocols share: who is connected, who has failed to log in, who is kept out for it, and who hears of
 * what happens.
 * Every protocol's module installs it; the program binds {@link ConnectionLimits} and a {@link
 * org.restante.store.MailStore}, and {@link BanSettings} if the defaults are not to its liking.
 */
public final class CoreModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new EventModule());
        OptionalBinder.newOptionalBinder(binder(), BanSettings.class)
                .setDefault()
                .toInstance(BanSettings.DEFAULT);
    }

    @Provides
    @Singleton
    Bans bans(BanSettings settings) {
        return new Bans(settings, Clock.systemUTC());
    }

    @Provides
    @Singleton
    Sessions sessions(ConnectionLimits limits, Bans bans, MailEvents events) {
        return new Sessions(limits, bans, events);
    }

    @Provides
    @Singleton
    Logins logins(Bans bans) {
        return new Logins(new FailedLogins(Clock.systemUTC()), bans);
    }

    // Installed by several modules, it is one.
    @Override
    public boolean equals(Object other) {
        return other instanceof CoreModule;
    }

    @Override
    public int hashCode() {
        return CoreModule.class.hashCode();
    }
}
