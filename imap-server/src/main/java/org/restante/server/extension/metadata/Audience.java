package org.restante.server.extension.metadata;

import org.restante.store.MailboxEntry;

/** Which changes of annotations a client wants to hear of, when it has said so more closely than with ENABLE METADATA. */
public interface Audience {
    /** Returns whether it wants to hear of those of the server. */
    boolean hearsOfServer();

    /** Returns whether it wants to hear of those of a mailbox. */
    boolean hearsOf(MailboxEntry mailbox);
}
