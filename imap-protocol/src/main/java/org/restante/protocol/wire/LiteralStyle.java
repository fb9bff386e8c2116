package org.restante.protocol.wire;

/** How a client announces a literal (RFC 7888). A server always writes {@code {n}} and goes on. */
public enum LiteralStyle {
    /** {@code {n}}: the octets may be sent once the server has answered with a continuation request. */
    SYNCHRONIZING,
    /** {@code {n+}}: the octets follow at once. */
    NON_SYNCHRONIZING
}
