package org.restante.protocol.command;

import org.restante.protocol.wire.ImapWriter;

/**
 * A command of a client, without its tag. Each has a static method {@code parse} that reads it from behind its name to
 * the end of the line.
 */
public sealed interface Command permits CoreCommand, ExtensionCommand {
    /** Writes the command as a client sends it, without tag and CRLF. */
    void encode(ImapWriter out);
}
