package org.restante.server.command.mailbox;

import java.util.Optional;
import org.restante.protocol.command.SelectParameter;
import org.restante.protocol.command.Selection;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.MailboxFlags;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.MessageTable;
import org.restante.store.access.Right;

/** SELECT and EXAMINE (RFC 9051 sections 6.3.2 and 6.3.3), with the parameters of RFC 7162. */
final class SelectHandler {
    private SelectHandler() {}

    static Completion handle(Selection command, Session session, SelectedView.Access asked) {
        leave(session);
        if (command.qresync().isPresent() && !session.isEnabled(Capabilities.QRESYNC)) {
            return Completion.bad("QRESYNC has not been enabled"); // RFC 7162 section 3.2.5
        }
        if (command.condstore()) {
            session.enable(Capabilities.CONDSTORE);
        }
        OpenMailboxes.Lease lease = session.server().mailboxes().open(session.account(), command.mailbox());
        SelectedView.Access access =
                asked == SelectedView.Access.READ_WRITE && !isWritable(lease) ? SelectedView.Access.READ_SHARED : asked;
        SelectedView view = session.select(lease, access);
        session.activity().mailbox(Optional.of(command.mailbox().value()));
        for (SelectParameter parameter : command.parameters()) {
            if (parameter instanceof ServerSelectParameter extension) {
                extension.selected(session, view);
            }
        }
        describe(session, view, command.mailbox());
        command.qresync().ifPresent(known -> Resynchronization.write(session, view, known));
        return switch (access) {
            case READ_WRITE -> Completion.ok(PlainCode.READ_WRITE, "Selected");
            case READ_SHARED -> Completion.ok(PlainCode.READ_ONLY, "Selected for reading only");
            case READ_ONLY -> Completion.ok(PlainCode.READ_ONLY, "Examined");
        };
    }

    // RFC 4314 section 5.2: READ-ONLY without "i", "e", and the rights to change flags, all of which are shared here;
    // RFC 5257 section 3.4: "n" is one of these.
    private static boolean isWritable(OpenMailboxes.Lease lease) {
        return lease.index()
                .guard()
                .rights()
                .hasAny(Right.INSERT, Right.EXPUNGE, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES, Right.ANNOTATE);
    }

    // RFC 9051 section 7.1, CLOSED: what follows is about the new mailbox. Even a SELECT that fails leaves the old one.
    static void leave(Session session) {
        if (session.selected().isPresent()) {
            session.unselect();
            session.say("* OK [CLOSED] ", "The mailbox that was selected is not any more");
        }
    }

    private static void describe(Session session, SelectedView view, MailboxName name) {
        ImapWriter writer = session.out().writer();
        MailboxFlags.write(session, view);
        writer.raw("* ").number(view.exists());
        session.out().line(" EXISTS");
        if (session.isEnabled(Capabilities.IMAP4REV2)) {
            writer.raw("* LIST () \"/\" ").mailbox(name); // RFC 9051 section 6.3.2
            session.out().line("");
        } else {
            writer.raw("* ").number(view.recentCount());
            session.out().line(" RECENT");
            if (!session.isEnabled(Capabilities.UIDONLY)) { // RFC 9586 section 3: no sequence number in any response
                firstUnseen(view).ifPresent(number -> ok(session, "UNSEEN", number, "First unseen"));
            }
        }
        ok(session, "UIDVALIDITY", view.index().uidValidity().value(), "UIDs are valid");
        ok(session, "UIDNEXT", view.state().uidNext(), "Predicted next UID");
        if (session.has(Capabilities.CONDSTORE)) {
            ok(session, "HIGHESTMODSEQ", view.state().modSeq().value(), "Highest");
        }
        session.server().registry().describe(session, view);
    }

    private static void ok(Session session, String code, long number, String text) {
        session.out().writer().raw("* OK [").raw(code).sp().number(number).raw("] ");
        session.say("", text);
    }

    // RFC 3501 section 7.1, UNSEEN; RFC 9051 has dropped it.
    private static Optional<Integer> firstUnseen(SelectedView view) {
        MessageTable messages = view.numbering();
        for (int i = 0; i < messages.size(); i++) {
            if (!messages.flags(i).contains(MessageFlag.SEEN)) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }
}
