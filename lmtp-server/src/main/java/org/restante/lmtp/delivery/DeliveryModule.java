package org.restante.lmtp.delivery;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.restante.sasl.directory.UserDirectory;
import org.restante.store.MailStore;

/**
 * Wires delivery, one for all who bring mail: what one of them has delivered is not delivered again for another. The program
 * that installs it binds {@link DeliverySettings}, a {@link MailStore} and a {@link UserDirectory}.
 */
public final class DeliveryModule extends AbstractModule {
    @Provides
    @Singleton
    Delivery delivery(MailStore store, DeliverySettings settings) {
        return new Delivery(store, settings, Clock.systemUTC());
    }

    @Provides
    @Singleton
    Recipients recipients(MailStore store, UserDirectory directory, DeliverySettings settings) {
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
