package org.restante.store.jdbc;

/** A mailbox went on since a commit was planned: by another process, or by a commit whose outcome had been unknown. */
final class StaleState extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleState() {
        super("a mailbox went on", null, false, false);
    }
}
