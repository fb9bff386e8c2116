package org.restante.core.event;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;

/**
 * Wires what tells {@link MailEventListener}s of events: {@link ServedStore} of changes to the {@link
 * org.restante.store.MailStore} that the program binds, {@link org.restante.core.connection.Sessions} of logins.
 */
public final class EventModule extends AbstractModule {
    @Override
    protected void configure() {
        MapBinder.newMapBinder(binder(), String.class, MailEventListener.class);
        OptionalBinder.newOptionalBinder(binder(), EventSettings.class)
                .setDefault()
                .toInstance(EventSettings.DEFAULT);
        bind(MailEvents.class).in(Singleton.class);
        bind(ServedStore.class).in(Singleton.class);
    }

    // Installed by several modules, it is one.
    @Override
    public boolean equals(Object other) {
        return other instanceof EventModule;
    }

    @Override
    public int hashCode() {
        return EventModule.class.hashCode();
    }
}
