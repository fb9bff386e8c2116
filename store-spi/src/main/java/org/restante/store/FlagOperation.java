package org.restante.store;

import org.restante.protocol.model.Flags;

/** What STORE does with flags (RFC 9051 section 6.4.6). */
public enum FlagOperation {
    /** The flags become these. */
    REPLACE,
    /** These are set, the others stay. */
    ADD,
    /** These are cleared, the others stay. */
    REMOVE;

    /** Returns what a message's flags become. */
    public Flags apply(Flags before, Flags operand) {
        return switch (this) {
            case REPLACE -> operand;
            case ADD -> before.plus(operand);
            case REMOVE -> before.minus(operand);
        };
    }
}
