package org.restante.server.engine;

/** The words that change how the whole server answers once a client has enabled them (RFC 5161). */
public final class Capabilities {
    /** RFC 9051. */
    public static final String IMAP4REV2 = "IMAP4REV2";
    /** RFC 7162 section 3.1: the client understands MODSEQ. */
    public static final String CONDSTORE = "CONDSTORE";
    /** RFC 7162 section 3.2: the client understands VANISHED. */
    public static final String QRESYNC = "QRESYNC";

    private Capabilities() {}
}
