package org.restante.server.access;

import jakarta.inject.Inject;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.access.AccessControl;

/** How rights are decided on this server. */
public final class AccessPolicy {
    private final AccessControl control;
    private final AccessSettings settings;
    private final Grants grants = new Grants();

    /**
     * As it is put together.
     *
     * @param control decides
     * @param settings who administers, and where mailboxes of others are
     */
    @Inject
    public AccessPolicy(AccessControl control, AccessSettings settings) {
        this.control = control;
        this.settings = settings;
    }

    /** Returns what decides. */
    public AccessControl control() {
        return control;
    }

    /** Returns who administers, and where mailboxes of others are. */
    public AccessSettings settings() {
        return settings;
    }

    /**
     * Makes sure that a store can do what is set.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public void requireSupport(MailStore store) {
        if (settings.seen() == SeenFlag.PRIVATE && !store.features().contains(Feature.PRIVATE_SEEN)) {
            throw new IllegalArgumentException(
                    "\\Seen cannot be private: the store keeps one for all readers of a mailbox");
        }
    }

    /** Returns who hears of rights that users change. */
    Grants grants() {
        return grants;
    }

    /** Returns whether users can read and change access lists. */
    public boolean hasLists(MailStore store) {
        return control.usesLists() && store.features().contains(Feature.ACCESS_LISTS);
    }
}
