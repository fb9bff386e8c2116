package org.restante.server.append;

import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.StoreException;

/** The mailbox that messages are put into. */
public final class TargetMailbox {
    private TargetMailbox() {}

    /** Opens it; if it is not there, the client hears that it could be made (RFC 9051 sections 6.3.12 and 6.4.7). */
    public static OpenMailboxes.Lease open(Session session, MailboxName name) {
        try {
            return session.server().mailboxes().open(session.account(), name);
        } catch (StoreException refusal) {
            if (refusal.code() == StoreException.Code.NONEXISTENT) {
                throw new Refusal(PlainCode.TRYCREATE, refusal.getMessage());
            }
            throw refusal;
        }
    }
}
