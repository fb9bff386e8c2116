package org.restante.store.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A set of rights. Immutable. */
public record Rights(Set<Right> set) {
    /** None. */
    public static final Rights NONE = new Rights(Set.of());
    /** All of them. */
    public static final Rights ALL = new Rights(EnumSet.allOf(Right.class));

    public Rights {
        set = Set.copyOf(set);
    }

    /** Returns these rights. */
    public static Rights of(Right... rights) {
        return new Rights(Set.copyOf(List.of(rights)));
    }

    /**
     * Returns the rights that these letters stand for.
     *
     * @throws IllegalArgumentException if one of them stands for none
     */
    public static Rights parse(String letters) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (char letter : letters.toCharArray()) {
            rights.add(Right.of(letter).orElseThrow(() -> new IllegalArgumentException("no such right")));
        }
        return new Rights(rights);
    }

    /** Returns whether a right is among them. */
    public boolean has(Right right) {
        return set.contains(right);
    }

    /** Returns whether one of these rights is among them. */
    public boolean hasAny(Right... rights) {
        return List.of(rights).stream().anyMatch(set::contains);
    }

    /** Returns whether all of those are among them. */
    public boolean hasAll(Rights others) {
        return set.containsAll(others.set);
    }

    /** Returns these and those. */
    public Rights and(Rights others) {
        return with(set, others.set);
    }

    private static Rights with(Collection<Right> some, Collection<Right> more) {
        Set<Right> all = EnumSet.noneOf(Right.class);
        all.addAll(some);
        all.addAll(more);
        return new Rights(all);
    }

    /** Returns these without those. */
    public Rights without(Rights others) {
        Set<Right> rest = EnumSet.noneOf(Right.class);
        rest.addAll(set);
        rest.removeAll(others.set);
        return new Rights(rest);
    }

    /** Returns the letters, in the order of {@link Right}. */
    public String letters() {
        StringBuilder letters = new StringBuilder();
        for (Right right : Right.values()) {
            if (set.contains(right)) {
                letters.append(right.letter());
            }
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return letters();
    }
}
