package org.restante.server;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;
import org.restante.server.engine.ImapExtension;

/** How a plugin's Guice module adds to the protocol: {@code Extensions.bind(binder(), "xhello").to(Hello.class)}. */
public final class Extensions {
    private Extensions() {}

    /**
     * Adds an extension.
     *
     * @param name letters, digits and {@code -}; two extensions of one name are an error at start
     */
    public static LinkedBindingBuilder<ImapExtension> bind(Binder binder, String name) {
        return MapBinder.newMapBinder(binder, String.class, ImapExtension.class).addBinding(name);
    }
}
