package org.restante.server.access;

/**
 * Who administers the server, where mailboxes of others are, and what {@code \Seen} is there.
 *
 * @param administrators the group of the directory whose members may change quotas, shared mailboxes, and what is noted of the
 *     server; empty if nobody may
 * @param otherUsers the first component of the names of mailboxes of other users; empty if they are not to be seen
 * @param shared the first component of the names of mailboxes that belong to nobody; empty if there are none
 * @param seen whose {@code \Seen} it is that users see in the mailboxes of others; for an owner it is always the common one
 */
public record AccessSettings(String administrators, String otherUsers, String shared, SeenFlag seen) {
    /** The defaults. */
    public static final AccessSettings DEFAULT = new AccessSettings("administrators", "Other Users", "Shared");

    /** With one {@code \Seen} for all. */
    public AccessSettings(String administrators, String otherUsers, String shared) {
        this(administrators, otherUsers, shared, SeenFlag.COMMON);
    }

    public AccessSettings {
        if (otherUsers.contains("/") || shared.contains("/") || !shared.isEmpty() && shared.equals(otherUsers)) {
            throw new IllegalArgumentException("a namespace is one component of a name, and no two are the same");
        }
    }
}
