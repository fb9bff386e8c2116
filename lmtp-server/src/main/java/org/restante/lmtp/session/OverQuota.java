package org.restante.lmtp.session;

/** What is said when a mailbox is full. */
public enum OverQuota {
    /** Come again later (452): the sender keeps trying, for days. */
    DEFER,
    /** It cannot be delivered (552): the sender is told at once. */
    REJECT
}
