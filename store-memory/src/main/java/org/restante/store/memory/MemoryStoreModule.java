package org.restante.store.memory;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import org.restante.store.Stores;

/**
 * Adds the store in memory under the name {@value MemoryStore#NAME}. Another module may replace its settings with {@code
 * OptionalBinder.newOptionalBinder(binder(), MemorySettings.class).setBinding()}.
 */
public final class MemoryStoreModule extends AbstractModule {
    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), MemorySettings.class)
                .setDefault()
                .toInstance(MemorySettings.DEFAULT);
        Stores.bind(binder(), MemoryStore.NAME).to(MemoryStore.class).in(Singleton.class);
    }
}
