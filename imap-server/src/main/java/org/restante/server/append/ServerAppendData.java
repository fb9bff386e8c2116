package org.restante.server.append;

import org.restante.protocol.command.ExtensionAppendData;
import org.restante.server.engine.Session;

/** A form of a message's octets that an extension adds to APPEND: its rule in the grammar makes one. */
public interface ServerAppendData extends ExtensionAppendData {
    /**
     * Asserts that this session may use it; called before the client is asked for octets.
     *
     * @throws org.restante.server.engine.Refusal if it may not
     */
    default void check(Session session) {}
}
