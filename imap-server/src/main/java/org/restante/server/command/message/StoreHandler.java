package org.restante.server.command.message;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.restante.protocol.command.Command;
import org.restante.protocol.command.ExtendedStore;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.Store;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SequenceSet;
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

    static Completion handle(Command command, Session session) throws ImapSyntaxException {
        if (command instanceof Store flags) {
            return flags(flags, session);
        }
        if (command instanceof ExtendedStore other && other.attribute() instanceof ServerStoreAttribute attribute) {
            return other(other, attribute, session);
        }
        throw new IllegalStateException("nobody stores " + command);
    }

    private static Completion flags(Store command, Session session) throws ImapSyntaxException {
        ReadOnly.refuse(session);
        Bounded bounded = begin(session, command.numbering(), command.messages(), command.unchangedSince());
        SelectedView view = session.view();
        UidSet uids = view.uids(bounded.indexes());
        Change change = new Change.Store(uids, operation(command.action()), command.flags(), command.unchangedSince());
        Committed committed =
                Progress.during(session, uids.size(), () -> view.index().commit(change));
        view.told(committed);
        if (command.unchangedSince().isEmpty()) {
            view.storeVanished(bounded.indexes(), operation(command.action()), command.flags());
        }
        return answer(
                session,
                bounded,
                committed,
                command.numbering(),
                index -> command.answer() == Store.Answer.LOUD || isNews(view, index, command));
    }

    private static Completion other(ExtendedStore command, ServerStoreAttribute attribute, Session session)
            throws ImapSyntaxException {
        Bounded bounded = begin(session, command.numbering(), command.messages(), command.unchangedSince());
        SelectedView view = session.view();
        Committed committed = attribute.store(session, view.uids(bounded.indexes()), command.unchangedSince());
        view.told(committed);
        return answer(session, bounded, committed, command.numbering(), index -> !view.toldFlags(index)
                .equals(view.flags(index)));
    }

    private static Bounded begin(
            Session session, Numbering numbering, SequenceSet messages, Optional<ModSeq> unchangedSince)
            throws ImapSyntaxException {
        if (unchangedSince.isPresent()) {
            session.enable(Capabilities.CONDSTORE);
        }
        return Bounded.of(session, session.view().resolve(numbering, messages));
    }

    private static Completion answer(
            Session session, Bounded bounded, Committed committed, Numbering numbering, IntPredicate loud) {
        SelectedView view = session.view();
        int[] order = bounded.workingOrder();
        Progress progress = Progress.begin(session, order.length);
        for (int i = 0; i < order.length; i++) {
            progress.at(i);
            int index = order[i];
            if (!committed.modified().contains(view.numbering().uid(index))) {
                answer(session, index, numbering, loud.test(index));
            }
        }
        Completion completion = committed.modified().isEmpty()
                ? Completion.ok("Stored")
                : Completion.ok(
                        new Modified(numbers(view, committed.modified(), numbering)),
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
    private static void answer(Session session, int index, Numbering numbering, boolean loud) {
        SelectedView view = session.view();
        boolean modSeq = session.isEnabled(Capabilities.CONDSTORE);
        if (!loud && !modSeq) {
            return;
        }
        FetchLine line = FetchLine.begin(session, view, index);
        if (numbering == Numbering.UID || session.isEnabled(Capabilities.QRESYNC)) {
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
