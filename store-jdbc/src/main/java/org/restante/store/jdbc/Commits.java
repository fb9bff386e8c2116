package org.restante.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.StoreException;
import org.restante.store.jdbc.GroupCommit.Waiting;

/** The commits of one mailbox: one transaction at a time, with all the changes that wait for it. */
final class Commits {
    private final OpenMailbox mailbox;
    private final GroupCommit queue = new GroupCommit(this::together);

    Commits(OpenMailbox mailbox) {
        this.mailbox = mailbox;
    }

    Committed commit(Request request) {
        Change change = request.change();
        if (takesRoom(change)) {
            mailbox.storage().database().requireRoom();
        }
        return switch (change) {
            case Change.Copy copy -> toTarget(request, copy.target());
            case Change.Move move -> toTarget(request, move.target());
            case Change.Replace replace -> toTarget(request, replace.target());
            case Change.Append ignored -> queue.commit(request);
            case Change.Store ignored -> queue.commit(request);
            case Change.Annotate ignored -> queue.commit(request);
            case Change.Expunge ignored -> queue.commit(request);
        };
    }

    private static boolean takesRoom(Change change) {
        return switch (change) {
            case Change.Append ignored -> true;
            case Change.Copy ignored -> true;
            case Change.Replace ignored -> true;
            case Change.Annotate annotate -> annotate.values().values().stream().anyMatch(Optional::isPresent);
            case Change.Move ignored -> false;
            case Change.Store ignored -> false;
            case Change.Expunge ignored -> false;
        };
    }

    /** Makes a change for which there is no {@link Change}, with no other in the same commit. */
    Committed alone(BiFunction<Planner, MailboxState, Step> change) {
        mailbox.storage().database().requireRoom();
        return queue.alone(() -> {
            List<Advance> done = mailbox.storage().writer().write(List.of(mailbox), states -> {
                MailboxState before = states.getFirst();
                Step step = change.apply(mailbox.storage().planner(), before);
                return List.of(new Advance(mailbox, before, List.of(step)));
            });
            mailbox.publish(done.getFirst());
            return done.getFirst().steps().getFirst().result();
        });
    }

    private Committed toTarget(Request request, Mailbox target) {
        if (!(target instanceof JdbcMailbox there)
                || there.open().storage().database() != mailbox.storage().database()) {
            throw new IllegalArgumentException("a mailbox of another store");
        }
        OpenMailbox other = there.open();
        if (other == mailbox) {
            return queue.commit(request);
        }
        // Both held, and always in the same order: two transfers in opposite directions do not wait for each other.
        OpenMailbox first = other.key() < mailbox.key() ? other : mailbox;
        OpenMailbox second = first == mailbox ? other : mailbox;
        return first.commits().queue.alone(() -> second.commits().queue.alone(() -> transfer(request, other)));
    }

    private Committed transfer(Request request, OpenMailbox target) {
        List<Advance> done = mailbox.storage()
                .writer()
                .write(
                        List.of(mailbox, target),
                        states -> transfer(request, target, states.getFirst(), states.getLast()));
        target.publish(done.getLast());
        mailbox.publish(done.getFirst());
        Committed result = done.getLast().steps().getLast().result();
        return new Committed(
                done.getFirst().before(), done.getFirst().after(), UidSet.EMPTY, result.source(), result.target());
    }

    private List<Advance> transfer(Request request, OpenMailbox target, MailboxState from, MailboxState to) {
        Change change = request.change();
        Planner planner = mailbox.storage().planner();
        UidSet uids = from.messages().existing(uidsOf(change));
        Step arrival = change instanceof Change.Replace replace
                ? planner.replacement(to, uids, replace.message(), request.target())
                : planner.copy(source(request, from), to, uids, request.target());
        Step departure = change instanceof Change.Copy ? Step.nothing(from, UidSet.EMPTY) : planner.expunge(from, uids);
        return List.of(new Advance(mailbox, from, List.of(departure)), new Advance(target, to, List.of(arrival)));
    }

    private static UidSet uidsOf(Change change) {
        return switch (change) {
            case Change.Copy copy -> copy.uids();
            case Change.Move move -> move.uids();
            case Change.Replace replace -> UidSet.of(replace.uid());
            case Change.Append ignored -> UidSet.EMPTY;
            case Change.Store store -> store.uids();
            case Change.Annotate annotate -> annotate.uids();
            case Change.Expunge expunge -> expunge.uids();
        };
    }

    private Planner.Source source(Request request, MailboxState from) {
        MailboxState state = request.view().of(from);
        return switch (request.change()) {
            case Change.Copy copy -> new Planner.Source(mailbox.key(), state, copy.scope(), copy.annotations());
            case Change.Move move -> new Planner.Source(mailbox.key(), state, move.scope(), move.annotations());
            default -> throw new IllegalArgumentException("neither a copy nor a move");
        };
    }

    private void together(List<Waiting> changes) {
        try {
            commit(changes);
        } catch (StoreException failure) {
            // One of them may be what all failed of. But if nothing works at all, to find that once is enough.
            if (changes.size() == 1 || failure.code() == StoreException.Code.UNAVAILABLE) {
                throw failure;
            }
            changes.stream().filter(change -> !change.isAnswered()).forEach(this::alone);
        }
    }

    private void alone(Waiting change) {
        try {
            commit(List.of(change));
        } catch (StoreException failure) {
            change.failed(failure);
        }
    }

    private void commit(List<Waiting> changes) {
        List<Waiting> planned = new ArrayList<>();
        List<Advance> done = mailbox.storage().writer().write(List.of(mailbox), states -> {
            planned.clear();
            return together(changes, states.getFirst(), planned);
        });
        for (Advance advance : done) {
            mailbox.publish(advance);
            for (int i = 0; i < planned.size(); i++) {
                planned.get(i).done(advance.steps().get(i).result());
            }
        }
    }

    private List<Advance> together(List<Waiting> changes, MailboxState before, List<Waiting> planned) {
        List<Step> steps = new ArrayList<>();
        for (Waiting change : changes) {
            plan(steps.isEmpty() ? before : steps.getLast().after(), change).ifPresent(step -> {
                steps.add(step);
                planned.add(change);
            });
        }
        return steps.isEmpty() ? List.of() : List.of(new Advance(mailbox, before, steps));
    }

    private Optional<Step> plan(MailboxState before, Waiting change) {
        if (change.isAnswered()) {
            return Optional.empty();
        }
        try {
            return Optional.of(mailbox.storage().planner().plan(mailbox.key(), before, change.change()));
        } catch (StoreException | IllegalArgumentException refused) {
            change.failed(refused);
            return Optional.empty();
        }
    }
}
