package org.restante.pop3;

/** A command is not as commands are, or not possible now; too many in a row end the session. */
final class BadCommandException extends Exception {
    private static final long serialVersionUID = 1;

    BadCommandException(String message) {
        super(message, null, false, false); // a client's mistake: no stack trace
    }
}
