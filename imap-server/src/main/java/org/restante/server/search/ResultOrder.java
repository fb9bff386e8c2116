package org.restante.server.search;

/** What SORT does with what was found. */
@FunctionalInterface
public interface ResultOrder {
    /**
     * Puts messages in order; those that it takes for equal stay in the order of the mailbox.
     *
     * @param found in the order of the mailbox
     */
    Found apply(SearchScope scope, Found found);

    /** Whether the messages alone decide, and not the search that found them. */
    default boolean followsFromMessages() {
        return true;
    }
}
