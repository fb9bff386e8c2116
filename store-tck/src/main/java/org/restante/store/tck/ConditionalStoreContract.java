package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;

/** {@code UNCHANGEDSINCE} is decided inside the commit (RFC 7162 section 3.1.3). */
public abstract class ConditionalStoreContract extends OpenStore {
    private static Committed addIfUnchanged(Mailbox mailbox, UidSet uids, ModSeq since, MessageFlag flag) {
        return mailbox.commit(new Change.Store(uids, FlagOperation.ADD, Flags.of(flag), Optional.of(since)));
    }

    @Test
    void messagesThatChangedSinceStayAsTheyAreAndAreNamed() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        ModSeq known = inbox.state().modSeq();
        add(inbox, UidSet.of(2), MessageFlag.SEEN);
        Committed committed = addIfUnchanged(inbox, ALL, known, MessageFlag.DELETED);
        assertThat(committed.modified()).isEqualTo(UidSet.of(2));
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.DELETED));
        assertThat(flags(inbox, 2)).isEqualTo(Flags.of(MessageFlag.SEEN));
        assertThat(flags(inbox, 3)).isEqualTo(Flags.of(MessageFlag.DELETED));
    }

    @Test
    void aMessageOfThatVeryModSeqIsUnchanged() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        ModSeq its = inbox.state().messages().row(0).modSeq();
        assertThat(addIfUnchanged(inbox, ALL, new ModSeq(its.value() - 1), MessageFlag.SEEN)
                        .modified())
                .isEqualTo(UidSet.of(1));
        assertThat(addIfUnchanged(inbox, ALL, its, MessageFlag.SEEN).modified()).isEqualTo(UidSet.EMPTY);
        assertThat(flags(inbox, 1)).isEqualTo(Flags.of(MessageFlag.SEEN));
    }

    @Test
    void zeroLeavesOutEveryMessage() {
        // RFC 7162 section 3.1.3, example 8
        Mailbox inbox = inbox();
        fill(inbox, 3);
        ModSeq before = inbox.state().modSeq();
        Committed committed = addIfUnchanged(inbox, UidSet.range(2, 9), ModSeq.ZERO, MessageFlag.SEEN);
        assertThat(committed.modified()).isEqualTo(UidSet.range(2, 3));
        assertThat(committed.state().modSeq()).isEqualTo(before);
    }

    @Test
    void aMessageThatChangedIsNamedEvenIfItHasTheFlag() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        ModSeq known = inbox.state().modSeq();
        add(inbox, UidSet.of(1), MessageFlag.SEEN);
        assertThat(addIfUnchanged(inbox, ALL, known, MessageFlag.SEEN).modified())
                .isEqualTo(UidSet.of(1));
    }

    @Test
    void messagesThatAreGoneAreNotNamed() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        expunge(inbox, 1);
        assertThat(addIfUnchanged(inbox, ALL, ModSeq.ZERO, MessageFlag.SEEN).modified())
                .isEqualTo(UidSet.of(2));
    }

    @Test
    void theResultLetsTheSameClientGoOn() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        Committed first = addIfUnchanged(inbox, ALL, inbox.state().modSeq(), MessageFlag.SEEN);
        Committed second = addIfUnchanged(inbox, ALL, first.state().modSeq(), MessageFlag.DRAFT);
        assertThat(second.modified()).isEqualTo(UidSet.EMPTY);
    }

    @Test
    void ofSeveralThatKnowTheSameModSeqOneWins() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        MessageFlag[] claims = {MessageFlag.SEEN, MessageFlag.DRAFT, MessageFlag.ANSWERED, MessageFlag.DELETED};
        for (int round = 0; round < 20; round++) {
            change(inbox, ALL, FlagOperation.REPLACE, MessageFlag.FLAGGED);
            ModSeq known = inbox.state().modSeq();
            List<Callable<Committed>> attempts = IntStream.range(0, claims.length)
                    .mapToObj(i -> (Callable<Committed>) () -> addIfUnchanged(inbox, UidSet.of(1), known, claims[i]))
                    .toList();
            assertThat(Threads.run(attempts))
                    .filteredOn(committed -> committed.modified().isEmpty())
                    .hasSize(1);
            assertThat(flags(inbox, 1).asList()).hasSize(2);
            change(inbox, ALL, FlagOperation.REMOVE, MessageFlag.FLAGGED);
        }
    }
}
