package org.restante.store.memory;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.restante.store.NewMessage;
import org.restante.store.SeenView;

/**
 * Copies, moves or replaces messages from one mailbox to another, or to the same one, while nobody changes either.
 *
 * @param source where they are
 * @param view how they are seen there
 * @param target where they come
 * @param targetView how whoever brings them sees them there
 */
record Transfer(StoredMailbox source, SeenView view, StoredMailbox target, SeenView targetView) {
    Committed copy(Change.Copy copy) {
        return commit(copy.uids(), there -> {
            target.quota().come(source.octetsOf(there), there.size());
            List<MessageRow> rows = target.arrive(source.departing(there, view, copy.scope(), copy.annotations()));
            target.become(with(target.state(), rows));
            return rows;
        });
    }

    Committed move(Change.Move move) {
        return swap(move.uids(), there -> {
            count(there, source.octetsOf(there));
            return source.departing(there, view, move.scope(), move.annotations());
        });
    }

    Committed replace(long uid, NewMessage message) {
        return swap(UidSet.of(uid), there -> {
            count(there, target.octetsOf(List.of(message)));
            return target.uploaded(List.of(message));
        });
    }

    // As many messages come as go; within one account only the difference of their octets counts.
    private void count(UidSet going, long comingOctets) {
        if (source.quota() == target.quota()) {
            source.quota().exchange(source.octetsOf(going), comingOctets);
        } else {
            target.quota().come(comingOctets, going.size());
            source.quota().go(source.octetsOf(going), going.size());
        }
    }

    private Committed swap(UidSet uids, Function<UidSet, List<Arrival>> arriving) {
        return commit(uids, there -> {
            List<MessageRow> rows = target.arrive(arriving.apply(there));
            MailboxState left = source.state().expunged(there, source.vanishedCapacity());
            if (source == target) { // one commit has one MODSEQ
                MailboxState both = with(source.state(), rows);
                source.become(new MailboxState(
                        both.modSeq(),
                        both.uidNext(),
                        both.messages().remove(there),
                        left.vanished(),
                        both.seen().without(there),
                        both.annotated().minus(there)));
            } else {
                target.become(with(target.state(), rows)); // first, so that who misses a message finds it there
                source.become(left);
            }
            source.departed(there);
            return rows;
        });
    }

    private MailboxState with(MailboxState before, List<MessageRow> rows) {
        return before.appended(targetView.common(rows))
                .read(before, targetView.own(rows))
                .withAnnotated(target.annotated(rows));
    }

    private Committed commit(UidSet uids, Function<UidSet, List<MessageRow>> action) {
        Committed committed = holdingBoth(() -> {
            UidSet there = source.state().messages().uids().intersect(uids);
            target.checkRoomFor(there.size());
            MailboxState before = source.state();
            UidSet given = there.isEmpty() ? UidSet.EMPTY : Arrival.uids(action.apply(there));
            return new Committed(before, source.state(), UidSet.EMPTY, there, given);
        });
        if (!committed.source().isEmpty()) {
            target.poke();
            if (source != target) {
                source.poke();
            }
        }
        return committed;
    }

    // Always in the same order, so that two that go opposite ways do not wait for each other.
    private <T> T holdingBoth(Supplier<T> action) {
        StoredMailbox first = source.number() < target.number() ? source : target;
        StoredMailbox second = first == source ? target : source;
        return first.exclusively(() -> second.exclusively(action));
    }
}
