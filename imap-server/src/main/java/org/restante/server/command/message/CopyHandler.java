package org.restante.server.command.message;

import org.restante.protocol.command.Copy;
import org.restante.protocol.command.Move;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.CopyUid;
import org.restante.protocol.response.HighestModSeq;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.StatusResponse;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;
import org.restante.store.Committed;

/** COPY (RFC 9051 section 6.4.7) and MOVE (section 6.4.8), all or none. */
final class CopyHandler {
    private static final Completion NOTHING = Completion.ok("There is no such message");

    private CopyHandler() {}

    static Completion copy(Copy command, Session session) throws ImapSyntaxException {
        UidSet uids = uids(session, command.numbering(), command.messages());
        if (uids.isEmpty()) {
            return NOTHING;
        }
        refuseIfGone(session, uids);
        try (OpenMailboxes.Lease target = TargetMailbox.open(session, command.mailbox())) {
            Committed committed = session.view()
                    .index()
                    .commit(new Change.Copy(uids, target.index().mailbox()));
            return committed.source().isEmpty() ? NOTHING : Completion.ok(copyUid(target, committed), "Copied");
        }
    }

    // RFC 6851 section 3.3: COPYUID comes before the first EXPUNGE.
    static Completion move(Move command, Session session) throws ImapSyntaxException {
        ReadOnly.refuse(session);
        UidSet uids = uids(session, command.numbering(), command.messages());
        if (uids.isEmpty()) {
            return NOTHING;
        }
        refuseIfGone(session, uids);
        try (OpenMailboxes.Lease target = TargetMailbox.open(session, command.mailbox())) {
            Committed committed = session.view()
                    .index()
                    .commit(new Change.Move(uids, target.index().mailbox()));
            if (committed.source().isEmpty()) {
                return NOTHING;
            }
            session.out().respond(StatusResponse.ok(copyUid(target, committed), "Moved"));
            return session.isEnabled(Capabilities.QRESYNC)
                    ? Completion.ok(new HighestModSeq(committed.state().modSeq()), "Moved")
                    : Completion.ok("Moved");
        }
    }

    private static UidSet uids(Session session, Numbering numbering, SequenceSet messages) throws ImapSyntaxException {
        SelectedView view = session.view();
        return view.uids(view.resolve(numbering, messages));
    }

    // RFC 9051 section 6.4.7: all are copied or none; one that another session expunged cannot be.
    private static void refuseIfGone(Session session, UidSet uids) {
        if (!uids.minus(session.view().current().messages().uids()).isEmpty()) {
            throw new Refusal(PlainCode.EXPUNGEISSUED, "Some of the messages no longer exist");
        }
    }

    private static CopyUid copyUid(OpenMailboxes.Lease target, Committed committed) {
        return new CopyUid(target.index().uidValidity(), committed.source(), committed.target());
    }
}
