package org.restante.core.connection;

/** How a listener protects its connections. */
public enum TlsOffer {
    /** Not at all: there is no certificate. */
    NONE,
    /** When the client asks for it (RFC 9051 section 6.2.1). */
    STARTTLS,
    /** From the first octet (RFC 8314 section 3.2). */
    IMPLICIT
}
