package org.restante.server.command.message;

import java.util.function.BiFunction;
import org.restante.protocol.command.Copy;
import org.restante.protocol.command.Move;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.CopyUid;
import org.restante.protocol.response.HighestModSeq;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.StatusResponse;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.append.TargetMailbox;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Mailbox;

/** COPY (RFC 9051 section 6.4.7) and MOVE (section 6.4.8), all or none. */
final class CopyHandler {
    private static final Completion NOTHING = Completion.ok("There is no such message");

    private CopyHandler() {}

    static Completion copy(Copy command, Session session) throws ImapSyntaxException {
        UidSet uids = uids(session, command.numbering(), command.messages());
        return transfer(
                session,
                uids,
                command.mailbox(),
                Change.Copy::new,
                (committed, copyUid) ->
                        session.has("UIDPLUS") ? Completion.ok(copyUid, "Copied") : Completion.ok("Copied"));
    }

    // RFC 6851 section 3.3: COPYUID comes before the first EXPUNGE.
    static Completion move(Move command, Session session) throws ImapSyntaxException {
        ReadOnly.refuse(session);
        UidSet uids = uids(session, command.numbering(), command.messages());
        return transfer(session, uids, command.mailbox(), Change.Move::new, (committed, copyUid) -> {
            if (session.has("UIDPLUS")) {
                session.out().respond(StatusResponse.ok(copyUid, "Moved"));
            }
            return session.isEnabled(Capabilities.QRESYNC)
                    ? Completion.ok(new HighestModSeq(committed.state().modSeq()), "Moved")
                    : Completion.ok("Moved");
        });
    }

    private static UidSet uids(Session session, Numbering numbering, SequenceSet messages) throws ImapSyntaxException {
        SelectedView view = session.view();
        return view.uids(view.resolve(numbering, messages));
    }

    private static Completion transfer(
            Session session,
            UidSet uids,
            MailboxName name,
            BiFunction<UidSet, Mailbox, Change> change,
            BiFunction<Committed, CopyUid, Completion> completion) {
        if (uids.isEmpty()) {
            return NOTHING;
        }
        refuseIfGone(session, uids);
        try (OpenMailboxes.Lease target = TargetMailbox.open(session, name)) {
            Committed committed = session.view()
                    .index()
                    .commit(change.apply(uids, target.index().mailbox()));
            return committed.source().isEmpty() ? NOTHING : completion.apply(committed, copyUid(target, committed));
        }
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
