package org.restante.store.quota;

/** What is counted and can be limited (RFC 9208 section 5). */
public enum QuotaResource {
    /** The octets of all messages, each as large as it is sent to clients. */
    STORAGE,
    /** The messages in all mailboxes. */
    MESSAGE,
    /** The mailboxes. */
    MAILBOX
}
