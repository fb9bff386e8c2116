package org.restante.server.command.message;

import java.util.function.BiFunction;
import org.restante.protocol.command.Copy;
import org.restante.protocol.command.Move;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.CopyUid;
import org.restante.protocol.response.HighestModSeq;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.StatusResponse;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.append.TargetMailbox;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Progress;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagScope;
import org.restante.store.Mailbox;
import org.restante.store.annotation.AnnotationScope;

/** COPY (RFC 9051 section 6.4.7) and MOVE (section 6.4.8), all or none. */
final class CopyHandler {
    private static final Completion NOTHING = Completion.ok("There is no such message");

    private CopyHandler() {}

    static Completion copy(Copy command, Session session) throws ImapSyntaxException {
        int[] indexes = session.view().resolve(command.numbering(), command.messages());
        Bounded.refuseToSave(session, indexes);
        return transfer(
                session,
                indexes,
                command.mailbox(),
                (uids, target) -> new Change.Copy(uids, target, FlagScope.ALL, annotations(session)),
                (committed, copyUid) ->
                        session.has("UIDPLUS") ? Completion.ok(copyUid, "Copied") : Completion.ok("Copied"));
    }

    // RFC 6851 section 3.3: COPYUID comes before the first EXPUNGE.
    static Completion move(Move command, Session session) throws ImapSyntaxException {
        ReadOnly.refuse(session);
        int[] indexes = session.view().resolve(command.numbering(), command.messages());
        Bounded bounded = Bounded.of(session, indexes);
        return transfer(
                session,
                bounded.indexes(),
                command.mailbox(),
                (uids, target) -> new Change.Move(uids, target, FlagScope.ALL, annotations(session)),
                (committed, copyUid) -> {
                    if (session.has("UIDPLUS")) {
                        session.say(StatusResponse.ok(copyUid, "Moved"));
                    }
                    Completion moved = session.isEnabled(Capabilities.QRESYNC)
                            ? Completion.ok(new HighestModSeq(committed.state().modSeq()), "Moved")
                            : Completion.ok("Moved");
                    return bounded.complete(session, moved);
                });
    }

    // RFC 5257 section 4.6: "MUST NOT copy ".priv" annotation data for users other than the current user".
    private static AnnotationScope annotations(Session session) {
        return AnnotationScope.of(session.account().user().user());
    }

    private static Completion transfer(
            Session session,
            int[] indexes,
            MailboxName name,
            BiFunction<UidSet, Mailbox, Change> change,
            BiFunction<Committed, CopyUid, Completion> completion) {
        if (indexes.length == 0) {
            return NOTHING;
        }
        UidSet uids = session.view().uids(indexes);
        refuseIfGone(session, uids);
        try (OpenMailboxes.Lease target = TargetMailbox.open(session, name)) {
            Change transfer = change.apply(uids, target.index().mailbox());
            Committed committed = Progress.during(
                    session, uids.size(), () -> session.view().index().commit(transfer));
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
