package org.restante.core.event;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;

/** How a Guice module adds a listener: {@code MailEventListeners.bind(binder(), "push").to(Push.class)}. */
public final class MailEventListeners {
    private MailEventListeners() {}

    /**
     * Adds a listener.
     *
     * @param name how the log names it; two listeners of one name are an error at start
     */
    public static LinkedBindingBuilder<MailEventListener> bind(Binder binder, String name) {
        return MapBinder.newMapBinder(binder, String.class, MailEventListener.class)
                .addBinding(name);
    }
}
