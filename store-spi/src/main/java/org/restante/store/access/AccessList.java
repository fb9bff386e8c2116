package org.restante.store.access;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who has which rights on a mailbox (RFC 4314 section 2): rights by identifier, in the order of identifiers. One that begins
 * with {@code -} takes rights away, whoever gave them. Immutable.
 */
public record AccessList(SortedMap<String, Rights> entries) {
    /** Everybody. */
    public static final String ANYONE = "anyone";
    /** Everybody who has logged in; nobody who has not gets that far. */
    public static final String AUTHENTICATED = "authenticated";

    private static final String NEGATIVE = "-";

    public AccessList {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Returns the list of a mailbox of which nobody has said anything: all rights for its owner. */
    public static AccessList initial(String owner) {
        return new AccessList(new TreeMap<>(Map.of(owner, Rights.ALL)));
    }

    /** Returns the rights of an entry; none if there is none. */
    public Rights of(String identifier) {
        return entries.getOrDefault(identifier, Rights.NONE);
    }

    /** Returns this list with other rights for an identifier; without rights it has no entry. */
    public AccessList with(String identifier, Rights rights) {
        SortedMap<String, Rights> changed = new TreeMap<>(entries);
        if (rights.set().isEmpty()) {
            changed.remove(identifier);
        } else {
            changed.put(identifier, rights);
        }
        return new AccessList(changed);
    }

    /** Returns what a user may do: what the entries that mean the user give, less what negative ones take away. */
    public Rights of(Principal user) {
        Rights given = Rights.NONE;
        Rights taken = Rights.NONE;
        for (Map.Entry<String, Rights> entry : entries.entrySet()) {
            boolean negative = entry.getKey().startsWith(NEGATIVE);
            if (user.matches(negative ? entry.getKey().substring(1) : entry.getKey())) {
                given = negative ? given : given.and(entry.getValue());
                taken = negative ? taken.and(entry.getValue()) : taken;
            }
        }
        return given.without(taken);
    }
}
