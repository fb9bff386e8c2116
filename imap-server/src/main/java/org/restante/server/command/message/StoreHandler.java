package org.restante.server.command.message;

import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.Store;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.response.Modified;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.FetchLine;
import org.restante.server.engine.Progress;
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
        Bounded bounded = Bounded.of(session, view.resolve(command.numbering(), command.messages()));
        UidSet uids = view.uids(bounded.indexes());
        Change change = new Change.Store(uids, operation(command.action()), command.flags(), command.unchangedSince());
        Committed committed =
                Progress.during(session, uids.size(), () -> view.index().commit(change));
        view.told(committed);
        if (command.unchangedSince().isEmpty()) {
            view.storeVanished(bounded.indexes(), operation(command.action()), command.flags());
        }
        int[] order = bounded.workingOrder();
        Progress progress = Progress.begin(session, order.length);
        for (int i = 0; i < order.length; i++) {
            progress.at(i);
            int index = order[i];
            if (!committed.modified().contains(view.numbering().uid(index))) {
                answer(session, view, index, command);
            }
        }
        Completion completion = committed.modified().isEmpty()
                ? Completion.ok("Stored")
                : Completion.ok(
                        new Modified(numbers(view, committed.modified(), command.numbering())),
                        "Some had changed and were left as they are");
        return bounded.complete(session, completion);
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
        FetchLine line = FetchLine.begin(session, view, index);
        if (command.numbering() == Numbering.UID || session.isEnabled(Capabilities.QRESYNC)) {
            line.uid();
        }
        if (loud) {
            line.flags();
            view.reported(index);
        }
        if (modSeq) {
            line.modSeq();
        }
        line.end();
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
