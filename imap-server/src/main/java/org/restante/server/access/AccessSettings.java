package org.restante.server.access;

/**
 * Who administers the server, and where mailboxes of others are.
 *
 * @param administrators the group of the directory whose members may change quotas, shared mailboxes, and what is noted of the
 *     server; empty if nobody may
 * @param otherUsers the first component of the names of mailboxes of other users; empty if they are not to be seen
 * @param shared the first component of the names of mailboxes that belong to nobody; empty if there are none
 */
public record AccessSettings(String administrators, String otherUsers, String shared) {
    /** The defaults. */
    public static final AccessSettings DEFAULT = new AccessSettings("administrators", "Other Users", "Shared");

    public AccessSettings {
        if (otherUsers.contains("/") || shared.contains("/") || !shared.isEmpty() && shared.equals(otherUsers)) {
            throw new IllegalArgumentException("a namespace is one component of a name, and no two are the same");
        }
    }
}
