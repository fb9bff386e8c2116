package org.restante.server.append;

/**
 * What becomes of a message with 8-bit characters in its header that a client appends without having enabled UTF8=ACCEPT or
 * IMAP4rev2.
 */
public enum EightBitHeaders {
    /** It is taken as it is: mail that is moved from elsewhere, spam above all, is like that, and would be lost otherwise. */
    ACCEPT,
    /** It is refused, to the letter of RFC 9755 section 4. */
    REFUSE
}
