package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;

/** Reads a response that begins with a number, from behind its name to its end. */
@FunctionalInterface
public interface NumberedParser {
    /**
     * Reads it.
     *
     * @param number the number, 0 to 4,294,967,295
     * @throws ImapSyntaxException if it is not what the name promised
     */
    Untagged parse(long number, ResponseCursor in) throws ImapSyntaxException;
}
