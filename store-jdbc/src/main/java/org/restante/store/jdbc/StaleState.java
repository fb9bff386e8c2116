package org.restante.store.jdbc;

/** A mailbox went on since a commit was planned: by another process, or by a commit whose outcome had been unknown. */
final class StaleState extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient OpenMailbox mailbox;

    StaleState(OpenMailbox mailbox) {
        super("mailbox " + mailbox.key() + " went on", null, false, false);
        this.mailbox = mailbox;
    }

    OpenMailbox mailbox() {
        return mailbox;
    }
}
