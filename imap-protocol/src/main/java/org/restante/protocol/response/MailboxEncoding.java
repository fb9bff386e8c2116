package org.restante.protocol.response;

/** How the names of mailboxes are written. */
public enum MailboxEncoding {
    /** As in IMAP4rev1 (RFC 3501 section 5.1.3). */
    MODIFIED_UTF7,
    /** As in IMAP4rev2 (RFC 9051 section 5.1), and after ENABLE UTF8=ACCEPT (RFC 6855 section 3). */
    UTF8
}
