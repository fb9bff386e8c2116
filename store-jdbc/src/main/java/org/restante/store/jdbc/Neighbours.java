package org.restante.store.jdbc;

import java.util.Map;

/**
 * The other processes on the same database, which are told what has changed here, and tell what has there. What they say
 * is never more than a hint: the database is asked in any case, so that to miss one costs time and nothing else.
 */
interface Neighbours extends AutoCloseable {
    /** A process that has the database for itself. */
    Neighbours NONE = key -> {};

    /** How many characters a message has at most. */
    int MESSAGE = 4_000;

    /** Who wants to know of changes. */
    interface Listener {
        /**
         * A mailbox, or the tree of an account, may have changed or is no more. Called from a thread of the neighbours', and
         * returns at once.
         */
        void changed(long key);

        /** Something may have been missed: whoever asks about trees asks now. */
        void missed();

        /** Another process has told something that is not kept. Called from a thread of the neighbours', and returns at once. */
        void told(String message);

        /** Returns the mailboxes that are of interest, and the MODSEQ up to which each is known. */
        Map<Long, Long> known();
    }

    /**
     * Tells the others, soon, that a mailbox, or the tree of an account, has changed or is no more.
     *
     * @param key of either: no mailbox has that of an account
     */
    void tell(long key);

    /**
     * Tells the others, soon, something that is not kept, and that they may miss.
     *
     * @param message up to {@link #MESSAGE} characters of US-ASCII
     */
    default void tell(String message) {}

    @Override
    default void close() {}
}
