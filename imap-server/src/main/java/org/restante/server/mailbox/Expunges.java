package org.restante.server.mailbox;

/** Whether a client may be told of expunged messages at this point (RFC 9051 section 7.5.1). */
public enum Expunges {
    /** It may: between commands that use sequence numbers, and while the client IDLEs. */
    ALLOWED,
    /** It may not: during FETCH, STORE and SEARCH sequence numbers stay as they are. */
    FORBIDDEN
}
