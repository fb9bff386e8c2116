package org.restante.dist.transfer;

import java.io.Closeable;
import java.io.IOException;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;

/** Writes the messages of one mailbox. */
public interface MailWriter extends Closeable {
    /** Writes a message; it is there whole or not at all. */
    void message(Flags flags, InternalDate internalDate, MessageOctets octets) throws IOException;
}
