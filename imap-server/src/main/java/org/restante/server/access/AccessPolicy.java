package org.restante.server.access;

import jakarta.inject.Inject;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.access.AccessControl;

/**
 * How rights are decided on this server.
 *
 * @param control decides
 * @param settings who administers, and where mailboxes of others are
 */
public record AccessPolicy(AccessControl control, AccessSettings settings) {
    /** As it is put together. */
    @Inject
    public AccessPolicy {}

    /** Returns whether users can read and change access lists. */
    public boolean hasLists(MailStore store) {
        return control.usesLists() && store.features().contains(Feature.ACCESS_LISTS);
    }
}
