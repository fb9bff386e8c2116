package org.restante.sasl;

import com.google.inject.Binder;
import com.google.inject.Inject;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.restante.sasl.directory.UserDirectory;

/** The SASL mechanisms that are installed, by name. */
public final class Mechanisms {
    private static final int MAX_NAME = 20;

    private final Map<String, SaslMechanism> byName;
    private final List<SaslMechanism> all;

    /**
     * Takes the mechanisms under their names. Guice calls it with all that were bound; embedders may call it too.
     *
     * @throws IllegalArgumentException when a name is not one, or not the mechanism's own
     */
    @Inject
    public Mechanisms(Map<String, SaslMechanism> mechanisms) {
        mechanisms.forEach((name, mechanism) -> {
            if (!isName(name) || !name.equals(mechanism.name())) {
                throw new IllegalArgumentException(
                        "a mechanism named " + mechanism.name() + " cannot be bound as " + name);
            }
        });
        byName = new TreeMap<>(mechanisms);
        all = byName.values().stream()
                .sorted(Comparator.comparing(SaslMechanism::strength).reversed())
                .toList();
    }

    /**
     * Adds a mechanism, in a Guice module: {@code Mechanisms.bind(binder(), "PLAIN").to(Plain.class)}. A name that is
     * bound twice stops the start.
     */
    public static LinkedBindingBuilder<SaslMechanism> bind(Binder binder, String name) {
        return mapBinder(binder).addBinding(name);
    }

    /** Makes {@link Mechanisms} injectable even when no module binds one. */
    public static void declare(Binder binder) {
        mapBinder(binder);
    }

    /** The mechanism of that name in any case, or empty when none is installed. */
    public Optional<SaslMechanism> named(String name) {
        // Upper case makes ASCII letters of some others, U+0131 for one: those names are none.
        boolean ascii = name.length() <= MAX_NAME && name.chars().allMatch(c -> c < 0x80);
        return ascii ? Optional.ofNullable(byName.get(name.toUpperCase(Locale.ROOT))) : Optional.empty();
    }

    /** All mechanisms, the strongest first. */
    public List<SaslMechanism> all() {
        return all;
    }

    /** The mechanisms to announce on a channel, the strongest first. */
    public List<SaslMechanism> offered(ChannelInfo channel, UserDirectory directory) {
        return all.stream()
                .filter(mechanism -> mechanism.availability(channel, directory) == Availability.OFFERED)
                .toList();
    }

    // RFC 4422 section 3.1: sasl-mech = 1*20mech-char
    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= MAX_NAME && name.chars().allMatch(Mechanisms::isMechChar);
    }

    private static boolean isMechChar(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static MapBinder<String, SaslMechanism> mapBinder(Binder binder) {
        return MapBinder.newMapBinder(binder, String.class, SaslMechanism.class);
    }
}
