package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;

/** Commits on one mailbox are serial, readers see each whole or not at all, and no change is lost to another. */
public abstract class IsolationContract extends OpenStore {
    private static final int ROUNDS = 50;

    @Test
    void aCommitIsSeenAtOnceByAllHandles() {
        Mailbox one = inbox();
        Mailbox other = inbox();
        for (int i = 1; i <= 10; i++) {
            MailboxState committed =
                    append(i % 2 == 0 ? one : other, Mail.PLAIN).state();
            assertThat(one.state().modSeq()).isEqualTo(committed.modSeq());
            assertThat(other.state().modSeq()).isEqualTo(committed.modSeq());
            assertThat(other.state().messages().size()).isEqualTo(i);
        }
    }

    @Test
    void aStateStaysAsItIsWhateverHappensNext() {
        Mailbox inbox = inbox();
        fill(inbox, 600);
        MailboxState state = inbox.state();
        var before = rows(state);
        add(inbox, UidSet.range(100, 500), MessageFlag.SEEN);
        inbox.commit(new Change.Expunge(UidSet.range(200, 300)));
        fill(inbox, 3);
        assertThat(rows(state)).isEqualTo(before);
    }

    @Test
    void noFlagOfOneSessionIsLostToAnothers() {
        fill(inbox(), 20);
        MessageFlag[] flags = {MessageFlag.SEEN, MessageFlag.DRAFT, MessageFlag.ANSWERED, MessageFlag.DELETED};
        List<Callable<Integer>> sessions = new ArrayList<>();
        for (MessageFlag flag : flags) {
            Mailbox mailbox = inbox();
            sessions.add(() -> {
                for (int i = 0; i < 2 * ROUNDS; i++) { // nobody else touches this session's flag
                    assertThat(flagsIn(add(mailbox, ALL, flag).state(), 20).contains(flag))
                            .isTrue();
                    assertThat(flags(mailbox, 20).contains(flag)).isTrue();
                    change(mailbox, ALL, FlagOperation.REMOVE, flag);
                    assertThat(flags(mailbox, 20).contains(flag)).isFalse();
                }
                add(mailbox, ALL, flag);
                return 0;
            });
        }
        Threads.run(sessions);
        for (long uid = 1; uid <= 20; uid++) {
            assertThat(flags(inbox(), uid)).isEqualTo(Flags.of(flags));
        }
    }

    @Test
    void uidsOfConcurrentAppendsAreSerialAndEachAppendIsOneRun() {
        List<Callable<List<UidSet>>> sessions = new ArrayList<>();
        for (int session = 0; session < 4; session++) {
            Mailbox mailbox = inbox();
            sessions.add(() -> {
                List<UidSet> given = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    given.add(fill(mailbox, 3).target());
                }
                return given;
            });
        }
        UidSet.Builder all = UidSet.builder();
        long count = 0;
        for (List<UidSet> given : Threads.run(sessions)) {
            assertThat(given).allMatch(uids -> uids.ranges() == 1 && uids.size() == 3);
            assertThat(given).isSortedAccordingTo((a, b) -> Long.compare(a.first(0), b.first(0)));
            given.forEach(all::addAll);
            count += given.size() * 3L;
        }
        assertThat(all.build()).isEqualTo(UidSet.range(1, count));
        MailboxState state = inbox().state();
        assertThat(state.messages().uids()).isEqualTo(UidSet.range(1, count));
        assertThat(state.modSeq().value()).isGreaterThanOrEqualTo(count / 3);
    }

    @Test
    void readersSeeCommitsWholeAndInOrder() {
        Mailbox writer = inbox();
        Mailbox reader = inbox();
        AtomicBoolean done = new AtomicBoolean();
        Callable<Integer> writing = () -> {
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    UidSet uids = fill(writer, 5).target();
                    add(writer, uids, MessageFlag.SEEN);
                    if (i % 3 == 0) {
                        writer.commit(new Change.Expunge(uids));
                    }
                }
            } finally {
                done.set(true);
            }
            return 0;
        };
        Callable<Integer> reading = () -> {
            ModSeq known = ModSeq.ZERO;
            while (!done.get()) {
                MailboxState state = reader.state();
                assertThat(state.modSeq()).isGreaterThanOrEqualTo(known);
                assertThat(state.messages().size() % 5).isZero();
                assertThat(rows(state)).allMatch(row -> row.modSeq().compareTo(state.modSeq()) <= 0);
                assertThat(rows(state).stream()
                                        .filter(row -> row.flags().contains(MessageFlag.SEEN))
                                        .count()
                                % 5)
                        .isZero();
                known = state.modSeq();
            }
            return 0;
        };
        Threads.run(List.of(writing, reading, reading));
    }

    @Test
    void aThreadSeesItsOwnCommitInTheStateThatComesBack() {
        List<Callable<Integer>> sessions = new ArrayList<>();
        for (int session = 0; session < 3; session++) {
            Mailbox mailbox = inbox();
            sessions.add(() -> {
                for (int i = 0; i < ROUNDS / 2; i++) {
                    Committed committed = append(mailbox, Mail.PLAIN);
                    long uid = committed.target().first(0);
                    assertThat(committed.state().messages().contains(uid)).isTrue();
                    assertThat(mailbox.state().modSeq())
                            .isGreaterThanOrEqualTo(committed.state().modSeq());
                    assertThat(flagsIn(
                                    add(mailbox, UidSet.of(uid), MessageFlag.SEEN)
                                            .state(),
                                    uid))
                            .isEqualTo(Flags.of(MessageFlag.SEEN));
                }
                return 0;
            });
        }
        Threads.run(sessions);
    }

    private static Flags flagsIn(MailboxState state, long uid) {
        return state.messages().flags(state.messages().indexOf(uid));
    }

    @Test
    void aMessageIsExpungedOnce() {
        fill(inbox(), 40);
        List<Callable<Integer>> sessions = new ArrayList<>();
        for (int session = 0; session < 4; session++) {
            Mailbox mailbox = inbox();
            sessions.add(() -> {
                for (long uid = 1; uid <= 40; uid++) {
                    expunge(mailbox, uid);
                }
                return 0;
            });
        }
        ModSeq before = inbox().state().modSeq();
        Threads.run(sessions);
        assertThat(inbox().state().modSeq().value()).isEqualTo(before.value() + 40);
        assertThat(inbox().state().messages().size()).isZero();
    }
}
