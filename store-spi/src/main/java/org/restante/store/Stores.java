package org.restante.store;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;

/** How a plugin's Guice module adds a store: {@code Stores.bind(binder(), "zip").to(ZipStore.class)}. */
public final class Stores {
    private Stores() {}

    /**
     * Adds a store under the name by which the configuration picks it.
     *
     * @param name letters, digits and {@code -}; two stores of one name are an error at start
     */
    public static LinkedBindingBuilder<MailStore> bind(Binder binder, String name) {
        return MapBinder.newMapBinder(binder, String.class, MailStore.class).addBinding(name);
    }
}
