package org.restante.sasl;

/** Octets do not pass the security layer; the connection cannot be used any longer. */
public final class SecurityLayerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and what it came from. */
    public SecurityLayerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says what is wrong. */
    public SecurityLayerException(String message) {
        super(message);
    }
}
