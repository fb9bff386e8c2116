package org.restante.server.command.message;

import org.restante.protocol.command.Expunge;
import org.restante.protocol.command.UidExpunge;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.HighestModSeq;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Progress;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.Deleted;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;
import org.restante.store.Committed;

/** EXPUNGE (RFC 9051 section 6.4.3) and UID EXPUNGE (section 6.4.9). */
final class ExpungeHandler {
    private ExpungeHandler() {}

    static Completion expunge(Expunge command, Session session) {
        return expunge(session, Deleted.in(session.view())); // RFC 9738 section 3.1: EXPUNGE has no limit
    }

    static Completion uidExpunge(UidExpunge command, Session session) {
        SelectedView view = session.view();
        UidSet named = view.uids(view.byUid(command.uids()));
        UidSet deleted = Deleted.in(view).intersect(named);
        Bounded bounded = Bounded.of(session, view.indexes(deleted));
        return bounded.complete(session, expunge(session, view.uids(bounded.indexes())));
    }

    private static Completion expunge(Session session, UidSet deleted) {
        ReadOnly.refuse(session);
        Committed committed = Progress.during(
                session, deleted.size(), () -> session.view().index().commit(new Change.Expunge(deleted)));
        // RFC 7162 section 3.2.10: a client with QRESYNC learns with which MODSEQ they went.
        return committed.isChange() && session.isEnabled(Capabilities.QRESYNC)
                ? Completion.ok(new HighestModSeq(committed.state().modSeq()), "Expunged")
                : Completion.ok("Expunged");
    }
}
