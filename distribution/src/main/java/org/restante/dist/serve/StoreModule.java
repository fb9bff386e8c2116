package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.MapBinder;
import org.restante.dist.config.Configuration;
import org.restante.store.MailStore;

/** Picks the store by the setting {@code store.use}. */
final class StoreModule extends AbstractModule {
    private final Configuration configuration;

    StoreModule(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected void configure() {
        bind(Configuration.class).toInstance(configuration);
        MapBinder.newMapBinder(binder(), String.class, MailStore.class);
        bind(PickedStore.class).in(Scopes.SINGLETON);
        bind(MailStore.class).toProvider(PickedStore.class);
    }
}
