package org.restante.store.quota;

/**
 * How much there is.
 *
 * @param octets of all messages
 * @param messages in all mailboxes
 * @param mailboxes how many
 */
public record QuotaUsage(long octets, long messages, long mailboxes) {
    /** Returns how much there is of a resource. */
    public long of(QuotaResource resource) {
        return switch (resource) {
            case STORAGE -> octets;
            case MESSAGE -> messages;
            case MAILBOX -> mailboxes;
        };
    }
}
