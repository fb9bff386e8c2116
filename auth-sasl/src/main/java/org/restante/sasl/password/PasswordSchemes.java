package org.restante.sasl.password;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;

/** The door for password schemes. */
public final class PasswordSchemes {
    private PasswordSchemes() {}

    /** Adds a scheme under its identifier, in a Guice module. */
    public static LinkedBindingBuilder<PasswordScheme> bind(Binder binder, String id) {
        return MapBinder.newMapBinder(binder, String.class, PasswordScheme.class)
                .addBinding(id);
    }
}
