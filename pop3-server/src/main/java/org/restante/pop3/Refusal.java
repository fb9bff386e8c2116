package org.restante.pop3;

/** A command was understood, and cannot be carried out: the client is told why, perhaps with a response code before it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String text) {
        super(text, null, false, false); // what clients are told every day: no stack trace
    }
}
