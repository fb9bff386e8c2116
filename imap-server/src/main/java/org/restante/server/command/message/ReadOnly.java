package org.restante.server.command.message;

import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;

/** What a command that changes messages says in a mailbox that was EXAMINEd. */
public final class ReadOnly {
    private ReadOnly() {}

    /** Refuses it. */
    public static void refuse(Session session) {
        if (session.view().access() != SelectedView.Access.READ_WRITE) {
            throw new Refusal(PlainCode.CANNOT, "The mailbox is selected for reading only");
        }
    }
}
