package org.restante.server.command.message;

import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.Store;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.Modified;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.MessageFlagsWriter;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagOperation;

/** STORE and UID STORE (RFC 9051 section 6.4.6; UNCHANGEDSINCE: RFC 7162 section 3.1.3). */
final class StoreHandler {
    private StoreHandler() {}

    static Completion handle(Store command, Session session) throws ImapSyntaxException {
        ReadOnly.refuse(session);
        if (command.unchangedSince().isPresent()) {
            session.enable(Capabilities.CONDSTORE);
        }
        SelectedView view = session.view();
        int[] indexes = view.resolve(command.numbering(), command.messages());
        UidSet uids = view.uids(indexes);
        Committed committed = view.index()
                .commit(new Change.Store(uids, operation(command.action()), command.flags(), command.unchangedSince()));
        view.told(committed);
        if (command.unchangedSince().isEmpty()) {
            view.storeVanished(indexes, operation(command.action()), command.flags());
        }
        for (int index : indexes) {
            if (!committed.modified().contains(view.numbering().uid(index))) {
                answer(session, view, index, command);
            }
        }
        return committed.modified().isEmpty()
                ? Completion.ok("Stored")
                : Completion.ok(
                        new Modified(numbers(view, committed.modified(), command.numbering())),
                        "Some had changed and were left as they are");
    }

    private static FlagOperation operation(Store.Action action) {
        return switch (action) {
            case REPLACE -> FlagOperation.REPLACE;
            case ADD -> FlagOperation.ADD;
            case REMOVE -> FlagOperation.REMOVE;
        };
    }

    // RFC 7162 section 3.1.3: a client that knows MODSEQ hears the new one even if it asked for silence.
    private static void answer(Session session, SelectedView view, int index, Store command) {
        boolean loud = command.answer() == Store.Answer.LOUD || isNews(view, index, command);
        boolean modSeq = session.isEnabled(Capabilities.CONDSTORE);
        if (!loud && !modSeq) {
            return;
        }
        ImapWriter out = session.out().writer();
        out.raw("* ").number(index + 1L).raw(" FETCH (");
        if (command.numbering() == Numbering.UID || session.isEnabled(Capabilities.QRESYNC)) {
            out.raw("UID ").number(view.numbering().uid(index)).sp();
        }
        if (loud) {
            MessageFlagsWriter.write(out, session, view, index);
            view.reported(index);
            out.raw(modSeq ? " " : "");
        }
        if (modSeq) {
            out.raw("MODSEQ (").number(view.modSeq(index)).raw(")");
        }
        session.out().line(")");
    }

    // RFC 9051 section 6.4.6: silent or not, a client hears of flags that somebody else has changed meanwhile.
    private static boolean isNews(SelectedView view, int index, Store command) {
        Flags expected = operation(command.action()).apply(view.toldFlags(index), command.flags());
        return !expected.equals(view.flags(index));
    }

    private static UidSet numbers(SelectedView view, UidSet uids, Numbering numbering) {
        if (numbering == Numbering.UID) {
            return uids;
        }
        UidSet.Builder numbers = UidSet.builder();
        view.numbering().forEach(uids, index -> numbers.add(index + 1L));
        return numbers.build();
    }
}
