package org.restante.core.connection;

/** A line is not as lines are; the next one is read as if nothing had been. */
public final class BadLineException extends Exception {
    private static final long serialVersionUID = 1;

    BadLineException(String message) {
        super(message, null, false, false); // a client's mistake: no stack trace
    }
}
