package org.restante.server.command.message;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.Append;
import org.restante.protocol.command.AppendMessage;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.response.AppendUid;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.FrameSplitter.Step;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.IncomingMessage;
import org.restante.store.NewMessage;

/** APPEND (RFC 9051 section 6.3.12). The octets of the message go to the store as they come. */
final class AppendHandler {
    private static final int BLOCK = 32 * 1024;

    private AppendHandler() {}

    static Completion handle(Append command, Session session) throws ImapSyntaxException {
        StreamedLiteral literal = command.message().data().literal();
        checkSize(session, literal);
        try (OpenMailboxes.Lease lease = TargetMailbox.open(session, command.mailbox());
                IncomingMessage incoming = new IncomingMessage(lease.index().mailbox())) {
            if (literal.isSynchronizing()) {
                session.out().line("+ Ready for the message");
            }
            receive(session, literal, incoming);
            finishCommand(session, command.message());
            Committed committed = lease.index().commit(new Change.Append(List.of(message(session, command, incoming))));
            if (!session.has("UIDPLUS")) {
                return Completion.ok("Appended");
            }
            return Completion.ok(new AppendUid(lease.index().uidValidity(), committed.target()), "Appended");
        }
    }

    // Before the client is asked for the octets.
    private static void checkSize(Session session, StreamedLiteral literal) {
        long limit = session.server().limits().message();
        if (literal.size() > limit) {
            throw new Refusal(PlainCode.TOOBIG, "The largest message here has " + limit + " octets");
        }
        if (literal.size() == 0) {
            throw new Refusal(PlainCode.CANNOT, "A message has at least one octet");
        }
    }

    private static void receive(Session session, StreamedLiteral literal, IncomingMessage incoming) {
        byte[] block = new byte[(int) Math.min(BLOCK, literal.size())];
        for (int count = session.input().read(block, 0, block.length);
                count >= 0;
                count = session.input().read(block, 0, block.length)) {
            incoming.write(block, 0, count);
        }
    }

    private static void finishCommand(Session session, AppendMessage message) throws ImapSyntaxException {
        switch (session.input().next()) {
            case Step.Complete rest -> {
                ImapReader in =
                        new ImapReader(rest.frame(), session.server().registry().grammar());
                Optional<AppendMessage> next = Append.next(in, message);
                if (next.isPresent()) {
                    throw new ImapSyntaxException("APPEND takes one message");
                }
            }
            case Step.Streaming another -> throw new ImapSyntaxException("APPEND takes one message");
            case Step.Rejected rejected -> throw new ImapSyntaxException(rejected.reason());
            default -> throw new ImapSyntaxException("The message is not the end of the command");
        }
    }

    private static NewMessage message(Session session, Append command, IncomingMessage incoming) {
        AppendMessage said = command.message();
        return incoming.finish(
                said.flags(),
                said.date()
                        .orElseGet(
                                () -> InternalDate.of(session.server().clock().instant())));
    }
}
