package org.restante.protocol.response;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a status response says about a command or the connection (RFC 9051 sections 7.1.1 to 7.1.5). */
public enum Condition {
    /** It is done, or for information. */
    OK,
    /** It could not be done, or a warning. */
    NO,
    /** The command was not understood, or a protocol-level error. */
    BAD,
    /** The greeting of a connection that needs no login. */
    PREAUTH,
    /** The connection is about to be closed. */
    BYE;

    /** Returns whether a tagged response can say so ({@code resp-cond-state}): OK, NO or BAD. */
    public boolean completesCommands() {
        return this == OK || this == NO || this == BAD;
    }

    /** Finds the condition of this name, in any case. */
    public static Optional<Condition> of(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(c -> c.name().equals(wanted)).findFirst();
    }
}
