package org.restante.store.access;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;

/** How a plugin's Guice module adds a policy: {@code AccessControls.bind(binder(), "school").to(SchoolRules.class)}. */
public final class AccessControls {
    private AccessControls() {}

    /**
     * Adds a policy under the name by which the configuration picks it.
     *
     * @param name letters, digits and {@code -}; two policies of one name are an error at start
     */
    public static LinkedBindingBuilder<AccessControl> bind(Binder binder, String name) {
        return MapBinder.newMapBinder(binder, String.class, AccessControl.class).addBinding(name);
    }
}
