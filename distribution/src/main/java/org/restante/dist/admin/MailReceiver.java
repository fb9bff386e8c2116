package org.restante.dist.admin;

import java.io.IOException;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;

/** Takes the messages of a mailbox, one after the other. */
@FunctionalInterface
public interface MailReceiver {
    /** Takes one; its octets can be had once, until this returns. */
    void message(Flags flags, InternalDate internalDate, MailContent content) throws IOException;
}
