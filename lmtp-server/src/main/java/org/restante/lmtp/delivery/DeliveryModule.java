package org.restante.lmtp.delivery;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.restante.core.event.EventModule;
import org.restante.core.event.ServedStore;
import org.restante.sasl.directory.UserDirectory;
import org.restante.store.MailStore;

/**
 * Wires delivery, one for all who bring mail: what one of them has delivered is not delivered again for another. The program
 * that installs it binds {@link DeliverySettings}, a {@link MailStore} and a {@link UserDirectory}.
 */
public final class DeliveryModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new EventModule());
    }

    @Provides
    @Singleton
    Delivery delivery(ServedStore store, DeliverySettings settings) {
        return new Delivery(store, settings, Clock.systemUTC());
    }

    @Provides
    @Singleton
    Recipients recipients(ServedStore store, UserDirectory directory, DeliverySettings settings) {
        return new Recipients(store, directory, settings);
    }

    // Installed by several modules, it is one.
    @Override
    public boolean equals(Object other) {
        return other instanceof DeliveryModule;
    }

    @Override
    public int hashCode() {
        return DeliveryModule.class.hashCode();
    }
}
