package org.restante.protocol.response;

import org.restante.protocol.wire.ImapSyntaxException;

/**
 * Reads one response, response code or FETCH data item, from behind its name to its end.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface ResponseParser<T> {
    /**
     * Reads it.
     *
     * @throws ImapSyntaxException if it is not what the name promised
     */
    T parse(ResponseCursor in) throws ImapSyntaxException;
}
