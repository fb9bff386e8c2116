package org.restante.dist.transfer;

import java.io.IOException;
import java.nio.file.Path;
import org.restante.protocol.model.MailboxName;

/** Where an export goes. */
public sealed interface MailTarget permits MaildirTarget, MailboxFileTarget {
    /** How mail is written to disk. */
    enum Format {
        /** A Maildir with Maildir++ folders; octets, flags and dates are kept as they are. */
        MAILDIR,
        /** An mbox file for each mailbox; lines end with LF, and {@code From } lines are quoted. */
        MBOX
    }

    /**
     * Returns a target.
     *
     * @param path a folder, which is made if it is not there
     */
    static MailTarget of(Format format, Path path) {
        return switch (format) {
            case MAILDIR -> new MaildirTarget(path);
            case MBOX -> new MailboxFileTarget(path);
        };
    }

    /**
     * Begins a mailbox; the one before it is complete.
     *
     * @throws IOException if there is something of that name already, or it cannot be written
     */
    MailWriter mailbox(MailboxName name) throws IOException;
}
