package org.restante.server.access;

/** Whose {@code \Seen} it is that users see in mailboxes that are not their own. */
public enum SeenFlag {
    /** The one that the owner sees, too: what one of them has read is read for all. */
    COMMON,
    /** Each user's own, in stores that keep it ({@link org.restante.store.Feature#PRIVATE_SEEN}). */
    PRIVATE
}
