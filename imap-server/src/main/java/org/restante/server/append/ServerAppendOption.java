package org.restante.server.append;

import org.restante.protocol.command.AppendOption;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.access.Guard;
import org.restante.server.engine.Session;
import org.restante.store.NewMessage;

/** What an extension lets a client say of a message in APPEND: its rule in the grammar makes one, and it knows what it does. */
public interface ServerAppendOption extends AppendOption {
    /**
     * Asserts that it can be done; called before the client is asked for octets.
     *
     * @param target holds the rights of the user on the mailbox that the message comes into
     * @throws org.restante.server.engine.Refusal if it cannot
     * @throws org.restante.store.StoreException if the user may not
     */
    void check(Session session, Guard target);

    /**
     * Returns the message as it is to be, now that it is complete.
     *
     * @throws ImapSyntaxException if it does not make sense with this message
     */
    NewMessage apply(Session session, NewMessage message) throws ImapSyntaxException;
}
