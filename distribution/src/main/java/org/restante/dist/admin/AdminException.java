package org.restante.dist.admin;

/** What was asked for cannot be done. The message is for the operator: one line, without anything to look up. */
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal. */
    public AdminException(String message) {
        super(message);
    }

    /** A failure. */
    public AdminException(String message, Throwable cause) {
        super(message, cause);
    }
}
