package org.restante.server.command.mailbox;

import org.restante.protocol.command.Close;
import org.restante.protocol.command.Unselect;
import org.restante.protocol.model.UidSet;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.Deleted;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;

/** CLOSE and UNSELECT (RFC 9051 sections 6.4.1 and 6.4.2). */
final class CloseHandler {
    private CloseHandler() {}

    static Completion close(Close command, Session session) {
        SelectedView view = session.view();
        if (view.access() == SelectedView.Access.READ_WRITE) {
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
