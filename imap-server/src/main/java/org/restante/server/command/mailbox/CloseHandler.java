package org.restante.server.command.mailbox;

import org.restante.protocol.command.Close;
import org.restante.protocol.command.Unselect;
import org.restante.protocol.model.UidSet;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.Deleted;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;
import org.restante.store.access.Right;

/** CLOSE and UNSELECT (RFC 9051 sections 6.4.1 and 6.4.2). */
final class CloseHandler {
    private CloseHandler() {}

    static Completion close(Close command, Session session) {
        SelectedView view = session.view();
        // RFC 4314 section 4: without the right "e", CLOSE expunges nothing and says OK.
        if (view.access() == SelectedView.Access.READ_WRITE
                && view.index().guard().rights().has(Right.EXPUNGE)) {
            UidSet deleted = Deleted.in(view);
            if (!deleted.isEmpty()) {
                view.index().commit(new Change.Expunge(deleted));
            }
        }
        session.unselect();
        return Completion.ok("Closed");
    }

    static Completion unselect(Unselect command, Session session) {
        session.unselect();
        return Completion.ok("Unselected");
    }
}
