package org.restante.store.access;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A user who wants something, as access lists know users. Groups are asked for when a list names one, not before. */
public final class Principal {
    private final String user;
    private final Supplier<Set<String>> ask;
    private volatile Optional<Set<String>> groups = Optional.empty();

    /**
     * A user.
     *
     * @param user the name, as the directory spells it
     * @param groups the names of the groups that the user is in, without the {@code $}; asked for once at most, or a few
     *     times at once
     */
    public Principal(String user, Supplier<Set<String>> groups) {
        this.user = user;
        this.ask = groups;
    }

    /** Returns the name. */
    public String user() {
        return user;
    }

    /** Returns whether the user is in a group. */
    public boolean isIn(String group) {
        return groups().contains(group);
    }

    /** Returns the groups that the user is in. */
    public Set<String> groups() {
        if (groups.isEmpty()) {
            groups = Optional.of(Set.copyOf(ask.get()));
        }
        return groups.get();
    }

    /**
     * Returns whether an identifier of an access list, without the {@code -} of negative rights, means this user (among
     * others): the user's name, {@code anyone}, {@code authenticated}, or {@code $} and a group.
     */
    public boolean matches(String identifier) {
        return identifier.equals(user)
                || identifier.equals(AccessList.ANYONE)
                || identifier.equals(AccessList.AUTHENTICATED)
                || identifier.startsWith("$") && isIn(identifier.substring(1));
    }
}
