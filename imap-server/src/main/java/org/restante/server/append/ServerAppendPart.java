package org.restante.server.append;

import org.restante.protocol.command.ExtensionAppendPart;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.ContentReader;

/** A piece of a message that an extension adds: it knows where the octets are. */
public interface ServerAppendPart extends ExtensionAppendPart {
    /**
     * Hands on its octets block by block.
     *
     * @throws org.restante.server.engine.Refusal if they cannot be had
     */
    void write(Session session, ContentReader.BlockSink message);
}
