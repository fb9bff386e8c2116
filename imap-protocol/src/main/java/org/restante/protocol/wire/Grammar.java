package org.restante.protocol.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What extensions add to the grammar: for a family of things (FETCH items, SEARCH keys, STATUS items, ...), which is named
 * by its interface, a rule for each new name. What the core specifications define is built into the families themselves;
 * parts of it that belong to a capability can be left out, and are then as unknown as what nobody has defined. Immutable.
 */
public final class Grammar {
    private static final Grammar CORE = builder().build();

    private final Map<Class<?>, Map<String, Rule<?>>> families;
    private final Map<Class<?>, Set<String>> leftOut;

    /** Reads what follows a name, up to its end. */
    @FunctionalInterface
    public interface Rule<T> {
        /** Reads it; {@code in} stands right behind the name. */
        T parse(ImapReader in) throws ImapSyntaxException;
    }

    private Grammar(Map<Class<?>, Map<String, Rule<?>>> families, Map<Class<?>, Set<String>> leftOut) {
        this.families = families;
        this.leftOut = leftOut;
    }

    /** Returns the grammar of the core specifications alone. */
    public static Grammar core() {
        return CORE;
    }

    /** Returns a builder that holds the core specifications. */
    public static Builder builder() {
        return new Builder();
    }

    /** Finds the rule that an extension added to a family. */
    public <T> Optional<Rule<T>> rule(Class<T> family, String name) {
        Rule<?> rule = families.getOrDefault(family, Map.of()).get(name.toUpperCase(Locale.ROOT));
        return rule == null ? Optional.empty() : Optional.of(in -> family.cast(rule.parse(in)));
    }

    /** Returns whether a part of the core is there: a name of a family, in upper case, or a form of a command. */
    public boolean has(Class<?> family, String name) {
        return leftOut.isEmpty() || !leftOut.getOrDefault(family, Set.of()).contains(name);
    }

    /** Takes the rules of extensions. */
    public static final class Builder {
        private final Map<Class<?>, Map<String, Rule<?>>> families = new HashMap<>();
        private final Map<Class<?>, Set<String>> leftOut = new HashMap<>();
        private final Set<Class<?>> read = new HashSet<>();

        private Builder() {}

        /**
         * Says that somebody reads a family: looks its rules up with {@link Grammar#rule}. To say it again changes nothing.
         *
         * @param family the interface that all of its kind have
         */
        public Builder reads(Class<?> family) {
            read.add(family);
            return this;
        }

        /**
         * Adds a rule.
         *
         * @param family the interface that all of its kind have; one that is read ({@link #reads}), or {@link #build} refuses
         * @param name the name that the rule is for, in any case
         * @throws IllegalArgumentException if the family has a rule for that name
         */
        public <T> Builder add(Class<T> family, String name, Rule<? extends T> rule) {
            Map<String, Rule<?>> rules = families.computeIfAbsent(family, f -> new HashMap<>());
            if (rules.putIfAbsent(name.toUpperCase(Locale.ROOT), rule) != null) {
                throw new IllegalArgumentException("two rules for " + name);
            }
            return this;
        }

        /**
         * Leaves out a part of the core.
         *
         * @param family the family, or the command for a form of it
         * @param name as it is asked for with {@link Grammar#has}
         */
        public Builder without(Class<?> family, String name) {
            leftOut.computeIfAbsent(family, f -> new HashSet<>()).add(name);
            return this;
        }

        /**
         * Returns the grammar with all that was added.
         *
         * @throws IllegalArgumentException if rules were added to a family that nobody reads: no client would ever get to them
         */
        public Grammar build() {
            families.forEach(this::refuseUnread);
            Map<Class<?>, Map<String, Rule<?>>> copy = new HashMap<>();
            families.forEach((family, rules) -> copy.put(family, Map.copyOf(rules)));
            Map<Class<?>, Set<String>> without = new HashMap<>();
            leftOut.forEach((family, names) -> without.put(family, Set.copyOf(names)));
            return new Grammar(Map.copyOf(copy), Map.copyOf(without));
        }

        private void refuseUnread(Class<?> family, Map<String, Rule<?>> rules) {
            if (!read.contains(family)) {
                String meant = read.stream()
                        .filter(each -> each.isAssignableFrom(family))
                        .map(each -> ": add to " + each.getName())
                        .findFirst()
                        .orElse("");
                throw new IllegalArgumentException("nobody reads the rules for " + new TreeSet<>(rules.keySet())
                        + " of " + family.getName() + meant);
            }
        }
    }
}
