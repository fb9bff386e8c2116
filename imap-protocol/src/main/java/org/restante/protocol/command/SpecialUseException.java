package org.restante.protocol.command;

import org.restante.protocol.wire.ImapSyntaxException;

/** CREATE for a use that no mailbox here can have: to be answered with {@code NO [USEATTR]} (RFC 6154 section 3). */
public final class SpecialUseException extends ImapSyntaxException {
    private static final long serialVersionUID = 1L;

    SpecialUseException() {
        super("No such special use");
    }
}
