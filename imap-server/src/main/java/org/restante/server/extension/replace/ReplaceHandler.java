package org.restante.server.extension.replace;

import java.util.List;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.AppendUid;
import org.restante.protocol.response.HighestModSeq;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.StatusResponse;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.append.AppendLimits;
import org.restante.server.append.MessageReception;
import org.restante.server.append.TargetMailbox;
import org.restante.server.command.message.ReadOnly;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.NewMessage;

/** Carries out REPLACE and UID REPLACE (RFC 8508 section 3.4): one commit, of which nobody sees a half. */
final class ReplaceHandler {
    private ReplaceHandler() {}

    static Completion handle(Replace command, Session session) throws ImapSyntaxException {
        ReadOnly.refuse(session);
        SelectedView view = session.view();
        int[] indexes = view.resolve(command.numbering(), command.replaced());
        if (indexes.length == 0) {
            throw new Refusal(PlainCode.NONEXISTENT, "There is no such message");
        }
        UidSet replaced = view.uids(indexes);
        if (!view.current().messages().contains(replaced.first(0))) {
            throw gone();
        }
        try (OpenMailboxes.Lease lease = TargetMailbox.open(session, command.mailbox());
                MessageReception reception = new MessageReception(session, lease.index(), AppendLimits.ONE)) {
            List<NewMessage> message = reception.receive(List.of(command.message()));
            Committed committed = view.index()
                    .commit(new Change.Replace(
                            replaced.first(0), message.getFirst(), lease.index().mailbox()));
            if (committed.target().isEmpty()) {
                throw gone();
            }
            // RFC 8508 section 4.3: before EXPUNGE, so that the client knows the new message when the old one goes.
            session.say(StatusResponse.ok(
                    new AppendUid(lease.index().uidValidity(), committed.target()), "Replacement message ready"));
            // RFC 8508 section 4.5, RFC 7162 section 3.2.10: as UID EXPUNGE answers.
            return session.isEnabled(Capabilities.QRESYNC)
                    ? Completion.ok(new HighestModSeq(committed.state().modSeq()), "Replaced")
                    : Completion.ok("Replaced");
        }
    }

    private static Refusal gone() {
        return new Refusal(PlainCode.EXPUNGEISSUED, "The message no longer exists");
    }
}
