package org.restante.store;

/** What a store may be able to do. What it does not list, the server neither announces nor attempts. */
public enum Feature {
    /** Appends, flag changes, expunges, copies and moves messages. */
    WRITE,
    /** Keeps keywords; without it, only the five system flags. */
    KEYWORDS,
    /** Creates, renames and deletes mailboxes and keeps subscriptions. */
    MAILBOXES,
    /** Keeps what a mailbox is for (RFC 6154). */
    SPECIAL_USE,
    /** Keeps mod-sequences and vanished UIDs beyond a restart (RFC 7162); without it they count from each start. */
    MODSEQ,
    /** Keeps annotations of mailboxes and of the server: {@link org.restante.store.annotation.Annotations}. */
    ANNOTATIONS,
    /** Keeps annotations of messages (RFC 5257): {@link Change.Annotate} and {@link Mailbox#annotations}. */
    MESSAGE_ANNOTATIONS,
    /** Keeps a {@code \Seen} for each user who reads the mailbox of somebody else: {@link Mailbox#readBy}. */
    PRIVATE_SEEN,
    /** Keeps access lists: {@link org.restante.store.access.AccessLists}. */
    ACCESS_LISTS,
    /** Counts and limits what an account holds: {@link org.restante.store.quota.Quota}. */
    QUOTA,
    /** Keeps keys of mailboxes: {@link org.restante.store.key.MailboxKeys}. */
    MAILBOX_KEYS
}
