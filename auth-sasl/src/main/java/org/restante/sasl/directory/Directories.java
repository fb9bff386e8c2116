package org.restante.sasl.directory;

import com.google.inject.Binder;
import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The user directories that are installed, by the name the configuration picks them with. */
public final class Directories {
    private final Map<String, Provider<UserDirectory>> providers;

    @Inject
    Directories(Map<String, Provider<UserDirectory>> providers) {
        this.providers = Map.copyOf(providers);
    }

    /**
     * Adds a directory, in a Guice module: {@code Directories.bind(binder(), "ldap").to(LdapDirectory.class)}. It is
     * made only when the configuration picks it. A name that is bound twice stops the start.
     */
    public static LinkedBindingBuilder<UserDirectory> bind(Binder binder, String name) {
        return mapBinder(binder).addBinding(name);
    }

    /** Makes {@link Directories} injectable even when no module binds one. */
    public static void declare(Binder binder) {
        mapBinder(binder);
    }

    /** The names of the installed directories, sorted. */
    public Set<String> names() {
        return new TreeSet<>(providers.keySet());
    }

    /** Makes the directory of that name, or empty when none is installed under it. */
    public Optional<UserDirectory> named(String name) {
        return Optional.ofNullable(providers.get(name)).map(Provider::get);
    }

    private static MapBinder<String, UserDirectory> mapBinder(Binder binder) {
        return MapBinder.newMapBinder(binder, String.class, UserDirectory.class);
    }
}
