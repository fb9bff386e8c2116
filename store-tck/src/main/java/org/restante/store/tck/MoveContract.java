package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Mailbox;

/** A move is one commit: nobody sees a message in both places or in neither (RFC 6851). */
public abstract class MoveContract extends OpenStore {
    @Test
    void aMoveKeepsOrderFlagsDateAndOctets() {
        Mailbox inbox = inbox();
        append(inbox, List.of(Mail.PLAIN, Mail.MULTIPART, Mail.octets("x")), MessageFlag.SEEN);
        add(inbox, UidSet.of(3), MessageFlag.FLAGGED);
        Mailbox target = create("target");
        fill(target, 1);
        Committed committed = inbox.commit(new Change.Move(UidSet.of(1, 3, 99), target));
        assertThat(committed.source()).isEqualTo(UidSet.of(1, 3));
        assertThat(committed.target()).isEqualTo(UidSet.of(2, 3));
        assertThat(committed.state().messages().uids()).isEqualTo(UidSet.of(2));
        assertThat(inbox.state().messages().uids()).isEqualTo(UidSet.of(2));
        assertThat(content(target, 2)).isEqualTo(Mail.PLAIN);
        assertThat(content(target, 3)).isEqualTo(Mail.octets("x"));
        assertThat(flags(target, 3)).isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.FLAGGED));
        assertThat(target.state().messages().internalDate(1)).isEqualTo(DATE);
    }

    @Test
    void aMoveOfWhatIsNotThereDoesNothing() {
        Mailbox inbox = inbox();
        Mailbox target = create("target");
        Committed committed = inbox.commit(new Change.Move(ALL, target));
        assertThat(committed.source()).isEqualTo(UidSet.EMPTY);
        assertThat(target.state().uidNext()).isEqualTo(1);
    }

    @Test
    void aMoveWithinOneMailboxGivesNewUids() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        Committed committed = inbox.commit(new Change.Move(UidSet.of(1, 2), inbox));
        assertThat(committed.source()).isEqualTo(UidSet.of(1, 2));
        assertThat(committed.target()).isEqualTo(UidSet.of(4, 5));
        assertThat(committed.state().messages().uids()).isEqualTo(UidSet.range(3, 5));
        assertThat(content(inbox, 4)).isEqualTo(Mail.numbered(0));
    }

    @Test
    void movesThereAndBackMeetWithoutDeadlockAndLoseNothing() {
        Mailbox one = inbox();
        Mailbox other = create("other");
        fill(one, 10);
        fill(other, 10);
        Callable<Long> there = () -> shuttle(one, other);
        Callable<Long> back = () -> shuttle(other, one);
        Threads.run(List.of(there, back, there, back));
        assertThat(one.state().messages().size() + other.state().messages().size())
                .isEqualTo(20);
    }

    private static long shuttle(Mailbox from, Mailbox to) {
        long moved = 0;
        for (int i = 0; i < 40; i++) {
            UidSet uids = from.state().messages().uids();
            if (!uids.isEmpty()) {
                moved += from.commit(new Change.Move(UidSet.of(uids.first(0)), to))
                        .target()
                        .size();
            }
        }
        return moved;
    }

    @Test
    void oneOfTwoThatMoveTheSameMessageGetsIt() {
        Mailbox inbox = inbox();
        fill(inbox, 30);
        Mailbox target = create("target");
        Callable<Long> mover = () -> {
            long moved = 0;
            for (long uid = 1; uid <= 30; uid++) {
                moved += inbox.commit(new Change.Move(UidSet.of(uid), target))
                        .source()
                        .size();
            }
            return moved;
        };
        assertThat(Threads.run(List.of(mover, mover)).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(30);
        assertThat(target.state().messages().size()).isEqualTo(30);
    }

    @Test
    void whoSeesAMessageGoneFindsItInTheTarget() {
        Mailbox inbox = inbox();
        Mailbox target = create("target");
        fill(inbox, 60);
        AtomicInteger left = new AtomicInteger(60);
        Callable<Integer> mover = () -> {
            try {
                for (long uid = 1; uid <= 60; uid++) {
                    inbox.commit(new Change.Move(UidSet.of(uid), target));
                    left.decrementAndGet();
                }
            } finally {
                left.set(0);
            }
            return 0;
        };
        Callable<Integer> watcher = () -> {
            do {
                int here = inbox.state().messages().size();
                int there = target.state().messages().size();
                assertThat(here + there).isGreaterThanOrEqualTo(60);
            } while (left.get() > 0);
            return 0;
        };
        Threads.run(List.of(mover, watcher));
    }
}
