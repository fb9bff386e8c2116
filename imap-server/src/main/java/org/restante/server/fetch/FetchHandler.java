package org.restante.server.fetch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.Fetch;
import org.restante.protocol.command.FetchItem;
import org.restante.protocol.command.FetchModifier;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Progress;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Change;
import org.restante.store.FlagOperation;
import org.restante.store.StoreException;
import org.restante.store.access.Right;

/** FETCH and UID FETCH (RFC 9051 section 6.4.5; CHANGEDSINCE and VANISHED: RFC 7162). */
public final class FetchHandler {
    private FetchHandler() {}

    /** Carries it out. */
    public static Completion handle(Fetch command, Session session) throws ImapSyntaxException {
        checkModifiers(command, session);
        FetchPlan plan = FetchPlan.of(command, session);
        if (plan.needsModSeq()) {
            session.enable(Capabilities.CONDSTORE);
        }
        SelectedView view = session.view();
        int[] indexes = selected(command, session, view.resolve(command.numbering(), command.messages()));
        if (command.changedSince().isPresent()) {
            ModSeq known = command.changedSince().get();
            indexes = Arrays.stream(indexes)
                    .filter(index -> view.modSeq(index) > known.value())
                    .toArray();
            if (command.vanished()) {
                writeVanished(command, session, known);
            }
        }
        Bounded bounded = Bounded.of(session, indexes);
        for (FetchItem item : command.items()) {
            if (item instanceof ServerFetchItem extension) {
                extension.check(session, bounded.indexes());
            }
        }
        if (plan.setsSeen()) {
            markSeen(session, bounded.indexes());
        }
        Optional<StoreException> failure = new FetchResponses(session, plan).write(bounded.workingOrder());
        if (failure.isPresent()) {
            bounded.tell(session);
            throw failure.get();
        }
        return bounded.complete(session, Completion.ok("Fetched"));
    }

    /**
     * Writes FETCH responses of which the client has not asked now, but some time ago. They count as no reading; what cannot
     * be read is left out.
     *
     * @param indexes of which messages, in the selected mailbox
     */
    public static void write(Session session, List<FetchItem> items, int[] indexes) {
        Fetch asked = new Fetch(Numbering.SEQUENCE, SequenceSet.SAVED, items, List.of());
        new FetchResponses(session, FetchPlan.of(asked, session)).write(indexes);
    }

    // RFC 9394 section 3.4: what extensions select comes first, whatever the order of modifiers.
    private static int[] selected(Fetch command, Session session, int[] named) {
        int[] indexes = named;
        for (FetchModifier modifier : command.modifiers()) {
            if (modifier instanceof ServerFetchModifier server) {
                indexes = server.select(indexes);
                Bounded.refuse(session, indexes.length); // RFC 9738 section 3.1
            }
        }
        return indexes;
    }

    // RFC 7162 section 3.2.6
    private static void checkModifiers(Fetch command, Session session) throws ImapSyntaxException {
        if (command.vanished()
                && (command.numbering() != Numbering.UID
                        || command.changedSince().isEmpty()
                        || !session.isEnabled(Capabilities.QRESYNC))) {
            throw new ImapSyntaxException("VANISHED needs UID FETCH, CHANGEDSINCE, and QRESYNC enabled");
        }
    }

    private static void writeVanished(Fetch command, Session session, ModSeq known) {
        SelectedView view = session.view();
        UidSet asked = command.messages() instanceof SequenceSet.Numbers named
                ? named.resolve(view.state().uidNext() - 1)
                : view.savedSearch();
        // What the client still counts has not vanished for it yet: it hears of that by VANISHED without EARLIER.
        UidSet vanished = view.state()
                .vanishedSince(known)
                .intersect(asked)
                .minus(view.numbering().uids());
        if (!vanished.isEmpty()) {
            session.out().writer().raw("* VANISHED (EARLIER) ").uidSet(vanished);
            session.out().line("");
        }
    }

    // RFC 9051 section 6.4.5: "The \Seen flag is implicitly set; if this causes the flags to change, they SHOULD be
    // included": they are, as news at the end of the command, or in FLAGS if that is asked for.
    private static void markSeen(Session session, int[] indexes) {
        SelectedView view = session.view();
        // RFC 4314 section 4: FETCH "MUST NOT set it, if the current user doesn't have "s" right".
        if (view.access() != SelectedView.Access.READ_WRITE
                || !view.index().guard().rights().has(Right.SEEN)) {
            return;
        }
        UidSet.Builder unseen = UidSet.builder();
        for (int index : indexes) {
            if (!view.flags(index).contains(MessageFlag.SEEN)) {
                unseen.add(view.numbering().uid(index));
            }
        }
        UidSet uids = unseen.build();
        if (!uids.isEmpty()) {
            Change seen = new Change.Store(uids, FlagOperation.ADD, Flags.of(MessageFlag.SEEN), Optional.empty());
            Progress.during(session, uids.size(), () -> view.index().commit(seen));
            view.refresh();
        }
    }
}
