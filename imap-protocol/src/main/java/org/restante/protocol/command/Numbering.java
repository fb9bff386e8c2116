package org.restante.protocol.command;

/** What numbers in a command mean, and in its responses (RFC 9051 section 6.4.9). */
public enum Numbering {
    /** Message sequence numbers. */
    SEQUENCE(""),
    /** Unique identifiers: the command begins with UID. */
    UID("UID ");

    private final String prefix;

    Numbering(String prefix) {
        this.prefix = prefix;
    }

    /** Returns what stands before the name of a command: {@code "UID "}, or nothing. */
    public String prefix() {
        return prefix;
    }
}
