package org.restante.protocol.command;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.MailboxName;

/** A command that opens a mailbox. */
public sealed interface Selection extends CoreCommand permits Select, Examine {
    /** Returns the mailbox to be opened. */
    MailboxName mailbox();

    /** Returns the parameters, in the order in which they were sent. */
    List<SelectParameter> parameters();

    /** Returns whether the client wants to hear of mod-sequences (RFC 7162 section 3.1.8). */
    default boolean condstore() {
        return parameters().stream().anyMatch(SelectParameter.Condstore.class::isInstance);
    }

    /** Returns what the client already knows of the mailbox (RFC 7162 section 3.2.5). */
    default Optional<QResync> qresync() {
        return parameters().stream()
                .filter(QResync.class::isInstance)
                .map(QResync.class::cast)
                .findFirst();
    }
}
