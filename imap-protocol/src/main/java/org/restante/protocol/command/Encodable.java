package org.restante.protocol.command;

import org.restante.protocol.wire.ImapWriter;

/** A piece of a command that knows how it is spelt. */
public interface Encodable {
    /** Writes it as a client sends it. */
    void encode(ImapWriter out);
}
