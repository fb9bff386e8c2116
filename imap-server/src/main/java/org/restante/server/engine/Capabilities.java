package org.restante.server.engine;

/** The words that change how the whole server answers once a client has enabled them (RFC 5161). */
public final class Capabilities {
    /** RFC 9051. */
    public static final String IMAP4REV2 = "IMAP4REV2";
    /** RFC 7162 section 3.1: the client understands MODSEQ. */
    public static final String CONDSTORE = "CONDSTORE";
    /** RFC 7162 section 3.2: the client understands VANISHED. */
    public static final String QRESYNC = "QRESYNC";

    /** RFC 9586: the client counts by UID, and knows no sequence numbers. */
    public static final String UIDONLY = "UIDONLY";
    /** RFC 9755: the client takes UTF-8 in quoted strings and in mailbox names. */
    public static final String UTF8_ACCEPT = "UTF8=ACCEPT";

    private Capabilities() {}
}
