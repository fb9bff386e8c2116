package org.restante.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.restante.core.connection.ConnectionLimits;
import org.restante.core.connection.Sessions;
import org.restante.core.login.Logins;
import org.restante.sasl.FailedLogins;

/**
 * What the servers of all protocols share: who is connected, and who has failed to log in. Every protocol's module
 * installs it; the program binds {@link ConnectionLimits}.
 */
public final class CoreModule extends AbstractModule {
    @Provides
    @Singleton
    Sessions sessions(ConnectionLimits limits) {
        return new Sessions(limits);
    }

    @Provides
    @Singleton
    Logins logins() {
        return new Logins(new FailedLogins(Clock.systemUTC()));
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
