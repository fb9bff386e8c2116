package org.restante.server.command.mailbox;

import java.util.List;
import org.restante.protocol.command.ExtensionStatusItem;
import org.restante.protocol.command.Status;
import org.restante.protocol.command.StatusItem;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.MailboxState;

/** STATUS (RFC 9051 section 6.3.11), and the same for LIST (RFC 5819). */
public final class StatusHandler {
    private StatusHandler() {}

    static Completion handle(Status command, Session session) {
        write(session, command.mailbox(), command.items());
        return Completion.ok("That is all");
    }

    /**
     * Writes a STATUS response.
     *
     * @throws org.restante.store.StoreException NONEXISTENT if there is no such mailbox; then nothing is written
     */
    public static void write(Session session, MailboxName name, List<StatusItem> items) {
        try (OpenMailboxes.Lease lease = session.server().mailboxes().open(session.account(), name)) {
            if (items.contains(StatusItem.Core.HIGHESTMODSEQ)) {
                session.enable(Capabilities.CONDSTORE); // RFC 7162 section 3.1: a CONDSTORE enabling command
            }
            MailboxIndex mailbox = lease.index();
            MailboxState state = mailbox.state();
            ImapWriter out = session.out().writer();
            out.raw("* STATUS ").mailbox(name).raw(" (");
            boolean first = true;
            for (StatusItem item : items) {
                if (!first) {
                    out.sp();
                }
                first = false;
                write(session, mailbox, state, item);
            }
            session.out().line(")");
        }
    }

    private static void write(Session session, MailboxIndex mailbox, MailboxState state, StatusItem item) {
        switch (item) {
            case StatusItem.Core core ->
                session.out().writer().raw(core.name()).sp().number(value(session, mailbox, state, core));
            case ServerStatusItem extension ->
                extension.write(session, mailbox, session.out().writer());
            case ExtensionStatusItem unknown -> throw new IllegalStateException("nobody answers " + unknown);
        }
    }

    private static long value(Session session, MailboxIndex mailbox, MailboxState state, StatusItem.Core item) {
        return switch (item) {
            case MESSAGES -> state.messages().size();
            case UIDNEXT -> state.uidNext();
            case UIDVALIDITY -> mailbox.uidValidity().value();
            case UNSEEN -> mailbox.counters(state).unseen();
            case DELETED -> mailbox.counters(state).deleted();
            case SIZE -> mailbox.counters(state).octets();
            case RECENT -> mailbox.recent().size();
            case APPENDLIMIT -> session.server().limits().message();
            case HIGHESTMODSEQ -> state.modSeq().value();
        };
    }
}
